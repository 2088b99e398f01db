package io.firn.cli.password;

import io.firn.cli.exit.UsageException;
import java.io.IOException;

/**
 * A shell command that prints a password: a secrets manager, usually. Its standard error is the
 * user's own, so that it can ask for what it needs; its output is nobody else's.
 */
record PasswordCommand(String text) {

  private static final int LIMIT = 64 << 10;

  byte[] run() throws UsageException, IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", text)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      byte[] output = process.getInputStream().readNBytes(LIMIT);
      int code = process.waitFor();
      if (code != 0) {
        throw new UsageException(
            "the password command ended with exit code " + code + "; run it by hand to see why");
      }
      return output;
    } finally {
      process.destroy();
    }
  }

  /** A command may hold a secret. */
  @Override
  public String toString() {
    return "PasswordCommand";
  }
}
