package io.firn.cli.options;

import io.firn.core.plugin.ByteSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes in the command's own options as the plugins' options are read. */
public final class SizeConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return ByteSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
