package io.firn.bench.report;

/** Bytes as users write them: in powers of two where that is exact, else in powers of ten. */
final class Size {

  private Size() {}

  static String text(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    if (bytes % (1 << 10) == 0) {
      return (bytes >> 10) + " KiB";
    }
    return bytes % 1_000_000 == 0 ? bytes / 1_000_000 + " MB" : bytes + " B";
  }
}
