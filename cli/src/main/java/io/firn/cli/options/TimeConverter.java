package io.firn.cli.options;

import io.firn.core.plugin.TimeSpan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads time spans in the command's own options as the plugins' options are read. */
public final class TimeConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return TimeSpan.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
