package io.firn.cli.progress;

import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.core.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Words for the counters.
 *
 * @param deduplicates whether what was new is worth telling: of a backup, not of a restore
 */
record ProgressText(boolean deduplicates) {

  private static final String GAP = "  ";

  /**
   * The counters in one line, cut to the width by leaving out what matters least.
   *
   * @param bytesPerSecond 0 when unknown
   */
  String counters(Progress progress, double bytesPerSecond, int width) {
    StringBuilder line = new StringBuilder();
    for (String part : parts(progress, bytesPerSecond)) {
      String gap = line.isEmpty() ? "" : GAP;
      if (line.length() + gap.length() + part.length() > width) {
        break;
      }
      line.append(gap).append(part);
    }
    return line.toString();
  }

  /** What is waited for, else the item in work, cut in its middle. */
  String item(Progress progress, int width) {
    String waiting = progress.activity();
    return Printable.cut(Printable.of(waiting.isEmpty() ? progress.current() : waiting), width);
  }

  private List<String> parts(Progress progress, double bytesPerSecond) {
    List<String> parts = new ArrayList<>();
    long bytes = progress.bytes.sum();
    long expected = progress.expectedBytes();
    if (expected > 0) {
      parts.add((int) Math.min(100, 100.0 * bytes / expected) + "%");
      parts.add(Amount.bytes(bytes) + " of " + Amount.bytes(expected));
    } else {
      parts.add(Amount.bytes(bytes));
    }
    parts.add(Amount.of(progress.files.sum(), "file"));
    parts.add(Amount.bytes(Math.round(bytesPerSecond)) + "/s");
    if (expected > 0 && bytesPerSecond >= 1) {
      parts.add("ETA " + Amount.seconds(Math.max(0, expected - bytes) / bytesPerSecond));
    }
    if (deduplicates && bytes > 0) {
      long known = Math.max(0, bytes - progress.bytesNew.sum());
      parts.add("dedup " + Math.round(100.0 * known / bytes) + "%");
    }
    return parts;
  }
}
