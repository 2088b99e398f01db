package io.firn.cli.log;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Puts what a run tells its user into the file of {@code --log-file} as well. */
public final class RunLog {

  /** Of the logger that goes to the file and nowhere else. */
  static final String NAME = "firn";

  private RunLog() {}

  /** Appends a line; nothing happens, and no class of the log is loaded, without a file. */
  public static void line(Level level, String text) {
    LogSettings settings = LogSetup.current();
    if (settings != null && settings.file().isPresent()) {
      LoggerFactory.getLogger(NAME).atLevel(level).log(text);
    }
  }
}
