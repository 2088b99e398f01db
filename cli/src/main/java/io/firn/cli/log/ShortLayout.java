package io.firn.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

/**
 * One line without time and place, as all of firn's messages look. A pattern would give the same,
 * and its parser costs every start 5 ms.
 */
final class ShortLayout extends LayoutBase<ILoggingEvent> {

  @Override
  public String doLayout(ILoggingEvent event) {
    return "firn: "
        + event.getLevel()
        + ": "
        + event.getFormattedMessage()
        + System.lineSeparator();
  }
}
