package io.firn.bench.auto;

import io.firn.core.pipeline.Compression;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** All runs, as a table in Markdown: the medians, and {@code auto} against the best fixed level. */
record Comparison(List<Run> runs) {

  /** Levels within this factor of the fastest are as fast; of those the smallest is the best. */
  private static final double AS_FAST = 1.03;

  void print(PrintStream out) {
    out.println(
        "| storage MB/s | compression | runs | wall s | range | CPU s | stored MB | wall to best |"
            + " stored to best |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (long rate : new TreeSet<>(runs.stream().map(Run::rate).toList())) {
      print(rate, out);
    }
  }

  private void print(long rate, PrintStream out) {
    Map<Compression, List<Run>> levels = new EnumMap<>(Compression.class);
    for (Compression level : Compression.values()) {
      List<Run> of =
          runs.stream().filter(run -> run.rate() == rate && run.compression() == level).toList();
      if (!of.isEmpty()) {
        levels.put(level, of);
      }
    }
    List<Run> best = best(levels);
    levels.forEach(
        (level, of) ->
            out.printf(
                Locale.ROOT,
                "| %d | %s | %d | %.2f | %.2f-%.2f | %.1f | %.1f | %.2f | %.3f |%n",
                rate,
                level.name().toLowerCase(Locale.ROOT) + (of.equals(best) ? " (best)" : ""),
                of.size(),
                median(of, Run::seconds),
                of.stream().mapToDouble(Run::seconds).min().orElseThrow(),
                of.stream().mapToDouble(Run::seconds).max().orElseThrow(),
                median(of, Run::processor),
                median(of, Run::stored) / 1e6,
                median(of, Run::seconds) / median(best, Run::seconds),
                median(of, Run::stored) / median(best, Run::stored)));
  }

  /** The fixed level to compare with; storing without compression is none. */
  private static List<Run> best(Map<Compression, List<Run>> levels) {
    List<List<Run>> fixed =
        levels.entrySet().stream()
            .filter(
                entry -> entry.getKey() != Compression.AUTO && entry.getKey() != Compression.OFF)
            .map(Map.Entry::getValue)
            .toList();
    double fastest = fixed.stream().mapToDouble(of -> median(of, Run::seconds)).min().orElse(0);
    return fixed.stream()
        .filter(of -> median(of, Run::seconds) <= AS_FAST * fastest)
        .min(Comparator.comparingDouble(of -> median(of, Run::stored)))
        .orElse(List.of());
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
