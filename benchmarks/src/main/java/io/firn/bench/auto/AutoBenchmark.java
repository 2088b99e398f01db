package io.firn.bench.auto;

import io.firn.core.pipeline.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code auto} against the fixed levels, at several speeds of the storage. */
public final class AutoBenchmark {

  private AutoBenchmark() {}

  /**
   * Runs the comparison.
   *
   * @param args folder, mebibytes of it, which part of its files (3 is each third), rounds, speeds
   *     in MB/s, compressions, file of results, which is added to
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 7) {
      System.err.println(
          "usage: benchmarks/auto FOLDER MIB EVERY ROUNDS RATE,... COMPRESSION,... RESULTS");
      System.exit(64);
    }
    Sources sources =
        Sources.read(Path.of(args[0]), Long.parseLong(args[1]) << 20, Integer.parseInt(args[2]));
    int rounds = Integer.parseInt(args[3]);
    List<Long> rates = Arrays.stream(args[4].split(",")).map(Long::valueOf).toList();
    List<Compression> levels =
        Arrays.stream(args[5].toUpperCase(Locale.ROOT).split(","))
            .map(Compression::valueOf)
            .toList();
    Path results = Path.of(args[6]);
    System.err.printf("%d files, %d bytes%n", sources.files().size(), sources.bytes());
    // Fast enough that the storage plays no part: this one only warms the process up.
    Run.of(sources, 100_000, Compression.FAST);
    for (int round = 0; round < rounds; round++) {
      for (long rate : rates) {
        for (Compression level : levels) {
          Run run = Run.of(sources, rate, level);
          Files.writeString(
              results,
              run.line() + System.lineSeparator(),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
          System.err.println(run.line());
        }
      }
    }
    new Comparison(Files.readAllLines(results).stream().map(Run::parse).toList()).print(System.out);
  }
}
