package io.firn.cli.progress;

import io.firn.cli.output.Screen;
import io.firn.core.progress.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows a running operation: two lines rewritten in place on a terminal, a plain line now and then
 * elsewhere. Closing it takes the lines away.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final long TERMINAL_MILLIS = 200;
  private static final long PIPE_MILLIS = 30_000;
  private static final int PIPE_WIDTH = 200;

  private final Screen screen;
  private final Progress progress;
  private final ProgressText text;
  private final InstantSource clock;
  private final int width;
  private final RateMeter rate = new RateMeter();
  private ScheduledExecutorService timer;

  private ProgressDisplay(
      Screen screen, Progress progress, ProgressText text, InstantSource clock, int width) {
    this.screen = screen;
    this.progress = progress;
    this.text = text;
    this.clock = clock;
    this.width = width;
  }

  /**
   * A display that rewrites its lines.
   *
   * @param width of the terminal; the last column stays free, as some terminals wrap there
   */
  public static ProgressDisplay onTerminal(
      Screen screen, Progress progress, boolean deduplicates, InstantSource clock, int width) {
    return new ProgressDisplay(
        screen, progress, new ProgressText(deduplicates), clock, Math.max(1, width - 1));
  }

  /** A display that prints a line every 30 seconds. */
  public static ProgressDisplay inPipe(
      Screen screen, Progress progress, boolean deduplicates, InstantSource clock) {
    return new ProgressDisplay(screen, progress, new ProgressText(deduplicates), clock, 0);
  }

  /** Draws from now on, by a thread that does not keep the process alive. */
  public ProgressDisplay start() {
    long period = width > 0 ? TERMINAL_MILLIS : PIPE_MILLIS;
    rate.add(clock.instant(), progress.bytes.sum());
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("progress").daemon().factory());
    var _ = timer.scheduleAtFixedRate(this::draw, period, period, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Draws once. */
  void draw() {
    rate.add(clock.instant(), progress.bytes.sum());
    double speed = rate.bytesPerSecond();
    if (width > 0) {
      screen.status(List.of(text.counters(progress, speed, width), text.item(progress, width)));
    } else {
      String waiting = progress.activity();
      screen.line(
          "firn: "
              + (waiting.isEmpty()
                  ? text.counters(progress, speed, PIPE_WIDTH)
                  : text.item(progress, PIPE_WIDTH)));
    }
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
      try {
        // A draw that is under way would come after the wipe.
        var _ = timer.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    screen.wipe();
  }
}
