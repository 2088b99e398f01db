package io.firn.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/** Sets up logback by code, found by its service file: reading XML would cost every start. */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  private static final String FULL = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogSetup.started(() -> set(context));
    set(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void set(LoggerContext context) {
    context.reset();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    LogSettings settings = LogSetup.current();
    if (settings == null) {
      root.setLevel(Level.OFF);
      return;
    }
    root.setLevel(Level.WARN);
    context
        .getLogger("io.firn")
        .setLevel(
            settings.debug() ? Level.DEBUG : settings.file().isPresent() ? Level.INFO : Level.WARN);
    root.addAppender(screen(context, settings));
    settings
        .file()
        .ifPresent(
            file -> {
              FileAppender<ILoggingEvent> appender = file(context, file.toString());
              root.addAppender(appender);
              ch.qos.logback.classic.Logger run = context.getLogger(RunLog.NAME);
              run.setAdditive(false); // the screen has it already
              run.setLevel(Level.INFO);
              run.addAppender(appender);
            });
  }

  private static OutputStreamAppender<ILoggingEvent> screen(
      LoggerContext context, LogSettings settings) {
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(settings.debug() ? encoder(context, FULL) : shortEncoder(context));
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(settings.debug() ? "DEBUG" : "WARN");
    filter.start();
    appender.addFilter(filter);
    appender.setOutputStream(settings.screen().asStream());
    appender.start();
    return appender;
  }

  private static FileAppender<ILoggingEvent> file(LoggerContext context, String file) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder(context, FULL));
    appender.setFile(file);
    appender.setAppend(true);
    appender.start();
    return appender;
  }

  private static Encoder<ILoggingEvent> shortEncoder(LoggerContext context) {
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    ShortLayout layout = new ShortLayout();
    layout.setContext(context);
    layout.start();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }
}
