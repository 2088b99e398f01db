package io.firn.cli.log;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the settings of this run to the log, which is only made when the engine logs its first
 * line: a command that logs nothing loads no class of it.
 */
public final class LogSetup {

  private static final AtomicReference<LogSettings> CURRENT = new AtomicReference<>();
  private static final AtomicReference<Runnable> REFRESH = new AtomicReference<>();

  private LogSetup() {}

  /** From now on the log follows these settings. */
  public static void apply(LogSettings settings) {
    CURRENT.set(settings);
    Runnable refresh = REFRESH.get();
    if (refresh != null) {
      refresh.run();
    }
  }

  /** Null before the first run. */
  static LogSettings current() {
    return CURRENT.get();
  }

  /** Called by the log when it is there. */
  static void started(Runnable refresh) {
    REFRESH.set(refresh);
  }
}
