package io.firn.bench.limit;

import java.io.IOException;

/** Keeps this process on one processor. */
final class Affinity {

  private Affinity() {}

  /**
   * Binds all threads of this process, and those that they start, to the last processor.
   *
   * @return false where there is no program to do so
   */
  static boolean bind() throws InterruptedException {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-a", "-c", "-p", Integer.toString(last), pid)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return taskset.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
