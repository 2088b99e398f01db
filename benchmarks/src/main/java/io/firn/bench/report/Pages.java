package io.firn.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the pages and plots of a folder anew, from the results below it. */
public final class Pages {

  private Pages() {}

  /** Writes what {@link #made} gives. */
  public static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : made(folder).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * All generated files by name, without writing any.
   *
   * @throws IllegalArgumentException when a page lacks the comments around a part
   */
  static Map<String, String> made(Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (Part part : Parts.all()) {
      List<Row> rows = rows(folder, part);
      if (rows.isEmpty()) {
        continue;
      }
      String page = files.get(part.page());
      String before = page != null ? page : Files.readString(folder.resolve(part.page()));
      files.put(part.page(), part.into(before, rows));
      part.plots().forEach((name, plot) -> files.put(name, plot.apply(rows)));
    }
    return files;
  }

  private static List<Row> rows(Path folder, Part part) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String name : part.results()) {
      Path file = folder.resolve("results").resolve(name + ".json");
      if (Files.exists(file)) {
        rows.addAll(Results.parse(name + ".json", Files.readString(file)));
      }
    }
    return rows;
  }
}
