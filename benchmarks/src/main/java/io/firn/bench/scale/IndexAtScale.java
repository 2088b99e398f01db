package io.firn.bench.scale;

import io.firn.bench.SyntheticIndex;
import io.firn.core.chunk.ChunkId;
import io.firn.core.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The index of a repository of up to 1 PiB: builds it, opens it with none of its pages in memory,
 * and looks up random chunks until the time is over.
 *
 * <p>Arguments: entries, an empty folder, seconds for each kind of look-up. 10^9 entries take 37 GB
 * in the folder, which is left behind.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -DskipTests dependency:build-classpath -Dmdep.outputFile=cp
 * java -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
 *     -cp "$(cat benchmarks/cp):benchmarks/target/classes" \
 *     io.firn.bench.scale.IndexAtScale 1000000000 FOLDER 60
 * }</pre>
 */
final class IndexAtScale {

  /** Look-ups between two looks at the clock. */
  private static final int STEP = 100;

  private final SyntheticIndex synthetic;
  private final RepositoryIndex index;
  private final SplittableRandom random = new SplittableRandom(7);

  private IndexAtScale(SyntheticIndex synthetic, RepositoryIndex index) {
    this.synthetic = synthetic;
    this.index = index;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long entries = Long.parseLong(arguments[0]);
    Path folder = Path.of(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);

    ProcessFigures start = ProcessFigures.now();
    SyntheticIndex synthetic = new SyntheticIndex(entries, folder);
    print("built", ProcessFigures.now().since(start));
    System.out.printf("%,d bytes of tables for %,d entries%n", bytes(folder), entries);
    ColdFiles.drop(folder);
    memory("before opening");

    start = ProcessFigures.now();
    try (RepositoryIndex index = synthetic.open()) {
      print("opened, cold", ProcessFigures.now().since(start));
      IndexAtScale look = new IndexAtScale(synthetic, index);
      look.up("cold, unknown, the first 1,000", 1_000, 0, false);
      look.up("cold, known, the first 1,000", 1_000, 0, true);
      look.up("unknown, over the time", Long.MAX_VALUE, seconds, false);
      look.up("known, over the time", Long.MAX_VALUE, seconds, true);
      memory("afterwards");
      look.again("unknown", false);
      look.again("known", true);
    }
  }

  /** So many look-ups, or as many as fit into the time. */
  private void up(String what, long most, int seconds, boolean known) throws IOException {
    ProcessFigures start = ProcessFigures.now();
    long end =
        seconds == 0 ? Long.MAX_VALUE : start.wallNanos() + TimeUnit.SECONDS.toNanos(seconds);
    long done = 0;
    while (done < most && System.nanoTime() < end) {
      for (int i = 0; i < STEP; i++) {
        find(random.nextLong() >>> 1, known);
      }
      done += STEP;
    }
    print(what, ProcessFigures.now().since(start), done);
  }

  /** The same two thousand a second and a third time: what they need is in memory. */
  private void again(String what, boolean known) throws IOException {
    for (int round = 1; round <= 3; round++) {
      SplittableRandom same = new SplittableRandom(11);
      ProcessFigures start = ProcessFigures.now();
      for (int i = 0; i < 2_000; i++) {
        find(same.nextLong() >>> 1, known);
      }
      print("2,000 " + what + ", round " + round, ProcessFigures.now().since(start), 2_000);
    }
  }

  private void find(long number, boolean known) throws IOException {
    ChunkId id = known ? synthetic.known(number) : SyntheticIndex.unknown(number);
    if (known == (index.find(id) == null)) {
      throw new IllegalStateException("wrong answer");
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void print(String what, ProcessFigures used) {
    System.out.printf(
        "%s: %.2f s, %.2f s of CPU, %,d bytes read, %,d written%n",
        what, used.seconds(), used.cpuSeconds(), used.readBytes(), used.writtenBytes());
  }

  private static void print(String what, ProcessFigures used, long lookUps) {
    System.out.printf(
        "%s: %,d look-ups, each %.1f us, %.2f us of CPU, %.2f faults, %,d bytes read%n",
        what,
        lookUps,
        used.wallNanos() / 1e3 / lookUps,
        used.cpuNanos() / 1e3 / lookUps,
        (double) used.majorFaults() / lookUps,
        used.readBytes() / lookUps);
  }

  private static void memory(String when) throws IOException {
    System.gc();
    System.out.printf(
        "%s: RssAnon %,d MB, RssFile %,d MB%n",
        when, ProcessFigures.anonymousMegabytes(), ProcessFigures.fileMegabytes());
  }
}
