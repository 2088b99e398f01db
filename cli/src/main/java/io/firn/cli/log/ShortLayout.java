package io.firn.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.util.Locale;

/**
 * One line without time and place, as all of firn's messages look. A pattern would give the same,
 * and its parser costs every start 5 ms.
 */
final class ShortLayout extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    return "firn: "
        + word(event.getLevel())
        + ": "
        + event.getFormattedMessage()
        + System.lineSeparator();
  }

  private static String word(Level level) {
    return level.equals(Level.WARN) ? "warning" : level.toString().toLowerCase(Locale.ROOT);
  }
}
