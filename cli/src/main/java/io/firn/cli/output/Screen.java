package io.firn.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard error, shared by messages, the log and a status that is rewritten in place. A message
 * first wipes the status, which the next {@link #status} draws again below it. Safe for many
 * threads.
 */
public final class Screen {

  private static final String WIPE_LINE = "\r\u001b[K";
  private static final String UP = "\u001b[1A";

  private final PrintStream err;
  private int statusLines;

  public Screen(PrintStream err) {
    this.err = err;
  }

  /** Prints whole lines. */
  public synchronized void line(String text) {
    wipe();
    err.println(text);
    err.flush();
  }

  /** Draws the status in the place of the one before; each line must fit the terminal. */
  public synchronized void status(List<String> lines) {
    err.print(wiping());
    err.print(String.join("\n", lines));
    err.flush();
    statusLines = lines.size();
  }

  /** Removes the status. */
  public synchronized void wipe() {
    if (statusLines > 0) {
      err.print(wiping());
      err.flush();
      statusLines = 0;
    }
  }

  private String wiping() {
    return statusLines == 0 ? "" : WIPE_LINE + (UP + WIPE_LINE).repeat(statusLines - 1);
  }

  /** A stream whose text comes out by whole lines, for those who can only write to a stream. */
  public OutputStream asStream() {
    return new LineStream(this);
  }

  private static final class LineStream extends OutputStream {
    private final Screen screen;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    LineStream(Screen screen) {
      this.screen = screen;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        screen.line(pending.toString(StandardCharsets.UTF_8));
        pending.reset();
      } else if (b != '\r') {
        pending.write(b);
      }
    }

    @Override
    public synchronized void close() {
      if (pending.size() > 0) {
        write('\n');
      }
    }
  }
}
