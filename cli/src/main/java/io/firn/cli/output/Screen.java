package io.firn.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error, shared by messages, the log and a status line that is rewritten in place. A
 * message first wipes the status, which the next {@link #status} draws again below it. Safe for
 * many threads.
 */
public final class Screen {

  private static final String WIPE = "\r\u001b[K";

  private final PrintStream err;
  private boolean statusShown;

  public Screen(PrintStream err) {
    this.err = err;
  }

  /** Prints whole lines. */
  public synchronized void line(String text) {
    wipe();
    err.println(text);
    err.flush();
  }

  /** Draws the status line, which must fit the terminal. */
  public synchronized void status(String text) {
    err.print(WIPE);
    err.print(text);
    err.flush();
    statusShown = true;
  }

  /** Removes the status line. */
  public synchronized void wipe() {
    if (statusShown) {
      err.print(WIPE);
      err.flush();
      statusShown = false;
    }
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
