package io.firn.core.restore;

import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import java.io.IOException;

/**
 * The windows of a restore, one after the other, of which three are in work at a time: one is being
 * planned, one fetched and written, and of one the last jobs end and the directories are finished.
 * Each stage goes from window to window in their order. For one planning thread.
 *
 * <p>The first window is small, so that the work begins while the rest is planned; each one is
 * twice the size of that before, up to what the settings allow.
 */
final class Windows implements AutoCloseable {

  private static final int FIRST_PIECES = 8 << 10;
  private static final int FIRST_ENTRIES = 4 << 10;

  private static final Pending<Void> NOTHING = () -> null;

  private final Window.Engine engine;

  /** Both stages of one window, and the last stage of the one before. */
  private final Parallel stages = new Parallel("restoring", 3);

  private int pieces;
  private int entries;
  private Window planned;
  private Pending<Void> written = NOTHING;
  private Pending<Void> finished = NOTHING;

  /** Of the window before that: no more are kept in memory. */
  private Pending<Void> overdue = NOTHING;

  Windows(Window.Engine engine) {
    this.engine = engine;
    this.pieces = Math.min(FIRST_PIECES, engine.settings().windowPieces());
    this.entries = Math.min(FIRST_ENTRIES, engine.settings().windowEntries());
    this.planned = new Window(engine, pieces, entries);
  }

  /** The one that is being planned. */
  Window planned() {
    return planned;
  }

  /** Begins the work of the planned window when it is full, and gives an empty one. */
  void passOnIfFull() throws IOException {
    if (planned.isFull()) {
      passOn();
    }
  }

  private void passOn() throws IOException {
    written.get();
    overdue.get();
    overdue = finished;
    Window window = planned;
    Pending<Void> before = finished;
    Pending<Void> writing =
        stages.start(
            () -> {
              window.write();
              return null;
            });
    finished =
        stages.start(
            () -> {
              writing.get();
              before.get();
              window.finish();
              return null;
            });
    written = writing;
    pieces = Math.min(2 * pieces, engine.settings().windowPieces());
    entries = Math.min(2 * entries, engine.settings().windowEntries());
    planned = new Window(engine, pieces, entries);
  }

  /** Does all the work there is, and waits for its end. */
  void finish() throws IOException {
    passOn();
    finished.get();
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    stages.close();
  }
}
