package io.firn.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows under a heading, columns as wide as their widest cell. The last column is not padded and may
 * be of any length, unless the table has to stay within a width; numbers are set to the right.
 */
public final class Table {

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();
  private int columns = Integer.MAX_VALUE;

  /** A column whose heading begins with {@code >} is set to the right. */
  public Table(String... heading) {
    this.heading = List.of(heading);
  }

  /** Adds a row with one cell for each column. */
  public void row(String... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells");
    }
    rows.add(List.of(cells));
  }

  /** Folds the last column between words, so that no line is longer where words allow it. */
  public Table within(int width) {
    columns = width;
    return this;
  }

  public void print(PrintStream out) {
    List<String> titles = heading.stream().map(Table::title).toList();
    int[] widths = new int[heading.size()];
    measure(titles, widths);
    rows.forEach(row -> measure(row, widths));
    out.println(line(titles, widths));
    rows.forEach(row -> print(row, widths, out));
  }

  private void print(List<String> row, int[] widths, PrintStream out) {
    int start = 0;
    for (int i = 0; i < widths.length - 1; i++) {
      start += widths[i] + 2;
    }
    List<String> folded = fold(row.getLast(), columns - start);
    for (int i = 0; i < folded.size(); i++) {
      List<String> cells = new ArrayList<>(i == 0 ? row : Collections.nCopies(row.size(), ""));
      cells.set(cells.size() - 1, folded.get(i));
      out.println(line(cells, widths));
    }
  }

  private static List<String> fold(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width && rest.indexOf(' ') > 0) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : rest.indexOf(' ');
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    lines.add(rest);
    return lines;
  }

  private static void measure(List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private static String title(String heading) {
    return heading.startsWith(">") ? heading.substring(1) : heading;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(80);
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      boolean right = heading.get(i).startsWith(">");
      line.append(i == 0 ? "" : "  ");
      line.append(right ? padding : "").append(row.get(i)).append(right ? "" : padding);
    }
    return line.toString().stripTrailing();
  }
}
