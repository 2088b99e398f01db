package io.firn.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a secret on {@code /dev/tty}, wherever standard input and output go ({@code firn
 * snapshots --json | jq}). The echo is switched by {@code stty}, and comes back also when the
 * process is ended at the prompt.
 */
final class TtySecret {

  private static final File TTY = new File("/dev/tty");
  private static final int LONGEST = 4096;

  private TtySecret() {}

  /** Empty when the process has no terminal or its echo cannot be switched off. */
  static Optional<char[]> read(String prompt) throws InterruptedIOException {
    try (FileInputStream in = new FileInputStream(TTY);
        FileOutputStream out = new FileOutputStream(TTY)) {
      if (!stty("-echo")) {
        return Optional.empty();
      }
      Thread restore = new Thread(() -> stty("echo"), "echo");
      Runtime.getRuntime().addShutdownHook(restore);
      try {
        out.write(prompt.getBytes(StandardCharsets.UTF_8));
        return Optional.of(Typing.await(() -> line(in)));
      } finally {
        stty("echo");
        out.write('\n');
        forget(restore);
      }
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // it runs already, and does what has just been done once more
    }
  }

  private static char[] line(InputStream in) throws IOException {
    byte[] typed = new byte[LONGEST];
    try {
      int length = 0;
      for (int b = in.read(); b >= 0 && b != '\n' && length < LONGEST; b = in.read()) {
        typed[length++] = (byte) b;
      }
      CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(typed, 0, length));
      char[] secret = new char[text.remaining()];
      text.get(secret);
      Arrays.fill(text.array(), '\0');
      return secret;
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }

  private static boolean stty(String setting) {
    try {
      Process process =
          new ProcessBuilder("stty", setting)
              .redirectInput(TTY)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
