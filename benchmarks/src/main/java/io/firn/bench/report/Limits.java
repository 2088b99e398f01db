package io.firn.bench.report;

import io.firn.bench.limit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of the limit line. */
final class Limits {

  private static final String SMALL = "36864";

  private Limits() {}

  /** What is compared, in a few words. */
  static String name(Row row) {
    List<String> words = new ArrayList<>();
    words.add(row.parameter("data", "TEXT").toLowerCase(Locale.ROOT));
    if (row.parameter("fileLength", "").equals(SMALL)) {
      words.add("files of 36 KiB");
    }
    if (row.parameter("chunkKind", "").equals("FIXED")) {
      words.add("fixed chunks");
    }
    if (!row.parameter("storage", "MEMORY").equals("MEMORY")) {
      words.add("to " + Storages.name(row));
    }
    return String.join(", ", words);
  }

  /** One column for each configuration. */
  static String table(List<Row> rows) {
    StringBuilder text = new StringBuilder("| CPU s/GB |");
    rows.forEach(row -> text.append(' ').append(name(row)).append(" |"));
    text.append("\n| --- |").append(" ---: |".repeat(rows.size())).append('\n');
    for (Step step : Step.values()) {
      line(text, step.word() + ": " + step.meaning(), step.word(), 3, rows);
    }
    line(text, "**limit**: the sum", "sum", 3, rows);
    line(text, "**pipeline**: the whole process", "pipeline", 3, rows);
    line(text, "**pipeline / limit**", "ratio", 2, rows);
    line(text, "GB through the pipeline", "volume", 1, rows);
    return text.toString();
  }

  private static void line(
      StringBuilder text, String title, String metric, int decimals, List<Row> rows) {
    text.append("| ").append(title).append(" |");
    for (Row row : rows) {
      text.append(' ').append(Table.number(row.metric(metric), decimals)).append(" |");
    }
    text.append('\n');
  }
}
