package io.firn.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table in Markdown, one line for each result. */
record Table(List<Column> columns) {

  /** A column; figures are aligned to the right. */
  record Column(String title, boolean isFigure, Function<Row, String> text) {

    static Column text(String title, Function<Row, String> text) {
      return new Column(title, false, text);
    }

    static Column size(String title, String parameter) {
      return new Column(title, true, row -> Size.text(row.number(parameter)));
    }

    /** A figure of a profiler, with so many decimals. */
    static Column metric(String title, String name, int decimals) {
      return new Column(title, true, row -> number(row.metric(name), decimals));
    }
  }

  Table(Column... columns) {
    this(List.of(columns));
  }

  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  String markdown(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    line(text, columns.stream().map(Column::title).toList());
    line(text, columns.stream().map(column -> column.isFigure() ? "---:" : "---").toList());
    for (Row row : rows) {
      line(text, columns.stream().map(column -> column.text().apply(row)).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
