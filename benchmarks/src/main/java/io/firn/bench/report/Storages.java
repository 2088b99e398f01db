package io.firn.bench.report;

import java.util.Locale;

/** How a storage and its distance are called. */
final class Storages {

  private Storages() {}

  static String name(Row row) {
    return switch (row.parameter("storage", "MEMORY")) {
      case "LOCAL" -> "a folder";
      case "SWIFT" -> "Swift";
      case "S3" -> "S3";
      default -> row.parameter("storage", "MEMORY").toLowerCase(Locale.ROOT);
    };
  }

  /** With the latency where there may be one. */
  static String place(Row row) {
    String kind = row.parameter("storage", "MEMORY");
    return kind.equals("SWIFT") || kind.equals("S3")
        ? name(row) + ", " + row.parameter("latency", "0") + " ms"
        : name(row);
  }
}
