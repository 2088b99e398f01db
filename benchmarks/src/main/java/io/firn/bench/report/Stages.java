package io.firn.bench.report;

import io.firn.bench.report.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the parts alone: of each the figure by which it is compared with others. */
final class Stages {

  private static final List<String> PARAMETERS =
      List.of("data", "library", "level", "length", "entries", "files");

  private static final Table TABLE =
      new Table(
          Column.text("part", Stages::name),
          Column.text("with", Stages::parameters),
          new Column("figure", true, row -> Table.number(figure(row), decimals(row))),
          Column.text("", Stages::unit));

  private Stages() {}

  static String table(List<Row> rows) {
    return TABLE.markdown(rows);
  }

  private static String type(Row row) {
    return row.benchmark().substring(0, row.benchmark().indexOf('.')).replace("Benchmark", "");
  }

  private static String name(Row row) {
    return type(row) + ", " + row.benchmark().substring(row.benchmark().indexOf('.') + 1);
  }

  private static String parameters(Row row) {
    return PARAMETERS.stream()
        .flatMap(name -> parameter(row, name))
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> parameter(Row row, String name) {
    String value = row.parameter(name, "");
    if (value.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        switch (name) {
          case "length" -> Size.text(Long.parseLong(value));
          case "level" -> "level " + value;
          case "entries", "files" -> Table.number(Double.parseDouble(value), 0) + " " + name;
          default -> value.toLowerCase(Locale.ROOT);
        });
  }

  /** JMH's score in a unit that says something. */
  private static double figure(Row row) {
    double score = row.score();
    return switch (type(row)) {
      case "Chunker" -> score * (64 << 20) / 1e6;
      case "Zstd" -> score * (1 << 20) / 1e6;
      case "Id" -> (16 << 20) / score / 1e3;
      case "Cipher" -> (32 << 20) / score / 1e3;
      case "MergeJoin" -> score * 1e6 / row.number("files");
      case "ReadPlan" -> score * 1e6 / (48 << 10);
      default -> score;
    };
  }

  private static String unit(Row row) {
    return switch (type(row)) {
      case "Chunker", "Zstd", "Id", "Cipher" -> "MB/s";
      case "MergeJoin" -> "ns a file";
      case "ReadPlan" -> "ns a piece";
      case "Probe" -> "µs a block";
      case "Index" -> "ns a chunk";
      default -> row.unit();
    };
  }

  private static int decimals(Row row) {
    return figure(row) < 10 ? 2 : 0;
  }
}
