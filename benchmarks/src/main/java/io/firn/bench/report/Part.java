package io.firn.bench.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is generated of some files of results.
 *
 * @param page file name of the page that it stands in
 * @param name in the comments around it
 * @param results names of the files, in order; a part none of whose files is there is left alone
 * @param text of all rows; may show the plots
 * @param plots by file name
 */
record Part(
    String page,
    String name,
    List<String> results,
    Function<List<Row>, String> text,
    Map<String, Function<List<Row>, String>> plots) {

  Part {
    results = List.copyOf(results);
    plots = Map.copyOf(plots);
  }

  /** The page with this part in it anew. */
  String into(String markdown, List<Row> rows) {
    String begin = "<!-- generated: " + name + " -->\n";
    String end = "<!-- end of " + name + " -->\n";
    int from = markdown.indexOf(begin);
    int to = markdown.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          page + " has no place for '" + name + "': a line " + begin + "and one " + end);
    }
    return markdown.substring(0, from + begin.length())
        + "\n"
        + text.apply(rows)
        + "\n"
        + markdown.substring(to);
  }
}
