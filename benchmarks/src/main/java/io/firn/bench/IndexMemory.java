package io.firn.bench;

import io.firn.core.index.RepositoryIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * What an index of a given size costs in anonymous memory: writes the tables, opens them, looks up
 * two million random chunks and prints RssAnon and the CPU time of a look-up, of which the first
 * million touch most pages for the first time. Arguments: entries and an empty folder, which is
 * left behind.
 */
final class IndexMemory {

  private static final int LOOK_UPS = 2_000_000;

  private IndexMemory() {}

  public static void main(String[] arguments) throws IOException {
    long entries = Long.parseLong(arguments[0]);
    SyntheticIndex synthetic = new SyntheticIndex(entries, Path.of(arguments[1]));
    print("written");
    long start = System.nanoTime();
    try (RepositoryIndex index = synthetic.open()) {
      print("opened in %.1f ms".formatted((System.nanoTime() - start) / 1e6));
      for (int round = 0; round < 3; round++) {
        SplittableRandom random = new SplittableRandom(7);
        start = cpu();
        for (int i = 0; i < LOOK_UPS; i++) {
          long number = random.nextLong() >>> 1;
          boolean hit = (i & 1) == 0;
          var found = index.find(hit ? synthetic.known(number) : SyntheticIndex.unknown(number));
          if (hit != (found != null)) {
            throw new IllegalStateException("wrong answer");
          }
        }
        print("%d ns of CPU a look-up".formatted((cpu() - start) / LOOK_UPS));
      }
    }
  }

  /** CPU time of this thread: on a shared machine the clock on the wall measures the others. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what) throws IOException {
    System.gc();
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon") || line.startsWith("RssFile")) {
        System.out.println(what + ": " + line.replaceAll("\\s+", " "));
      }
    }
  }
}
