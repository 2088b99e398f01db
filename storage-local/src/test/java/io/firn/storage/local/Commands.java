package io.firn.storage.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs of the machine. Stateless. */
final class Commands {

  private Commands() {}

  /** Runs a program to its end; fails with its output. */
  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
  }
}
