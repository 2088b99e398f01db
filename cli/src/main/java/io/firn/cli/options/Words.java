package io.firn.cli.options;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words of an option that takes one of a few: the names of an enum in lower case, with hyphens.
 * Also what the shell completes to. Case does not matter in what is read.
 */
public abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final Class<E> type;

  protected Words(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String word) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equalsIgnoreCase(word)) {
        return constant;
      }
    }
    throw new TypeConversionException("'" + word + "' is not one of " + String.join(", ", words()));
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  private List<String> words() {
    return Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
