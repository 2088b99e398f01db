package io.firn.cli.output;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output does not take what is printed. Unchecked, because {@link java.io.PrintStream}
 * swallows the checked ones, and a command would print a whole listing into nothing and call it
 * done.
 */
public final class OutputLost extends UncheckedIOException {

  @Serial private static final long serialVersionUID = 1;

  OutputLost(IOException cause) {
    super("standard output cannot be written: " + cause.getMessage(), cause);
  }

  /** Whether the reader has gone, as {@code head} does: no error of anybody's. */
  public boolean isClosedPipe() {
    return String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
