package io.firn.core.plugin;

import static java.util.Objects.requireNonNull;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Values of declared options, all parsed when this is made, so that a mistake shows before anything
 * is opened. Immutable.
 */
public final class OptionValues implements PluginOptions {

  private final Map<String, OptionSpec> declared;
  private final Map<String, Object> values;

  private OptionValues(Map<String, OptionSpec> declared, Map<String, Object> values) {
    this.declared = declared;
    this.values = values;
  }

  /**
   * Parses {@code texts} as the options declare.
   *
   * @param declared what the plugin takes; names are unique
   * @param texts by name; for a {@link OptionType#FLAG} the text {@code true} or {@code false}; a
   *     name without texts counts as absent
   * @throws PluginException.BadOption for an option that is not declared, that is given twice, or
   *     whose text cannot be read
   */
  public static OptionValues parse(List<OptionSpec> declared, Map<String, List<String>> texts)
      throws PluginException {
    Map<String, OptionSpec> byName = new LinkedHashMap<>();
    for (OptionSpec option : declared) {
      if (byName.put(option.name(), option) != null) {
        throw new PluginException.BadOption("option --" + option.name() + " is declared twice");
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : texts.entrySet()) {
      OptionSpec option = byName.get(entry.getKey());
      if (option == null) {
        throw new PluginException.BadOption("there is no option --" + entry.getKey());
      }
      if (!entry.getValue().isEmpty()) {
        values.put(option.name(), value(option, entry.getValue()));
      }
    }
    return new OptionValues(Map.copyOf(byName), Map.copyOf(values));
  }

  /** No option of {@code declared} is given. */
  public static OptionValues none(List<OptionSpec> declared) throws PluginException {
    return parse(declared, Map.of());
  }

  private static Object value(OptionSpec option, List<String> texts)
      throws PluginException.BadOption {
    if (option.type() == OptionType.TEXT_LIST) {
      return List.copyOf(texts);
    }
    if (texts.size() > 1) {
      throw new PluginException.BadOption(
          "option --" + option.name() + " is given " + texts.size() + " times; give it once");
    }
    String text = requireNonNull(texts.getFirst(), "text");
    try {
      return switch (option.type()) {
        case TEXT, TEXT_LIST -> text;
        case FLAG -> parseFlag(text);
        case NUMBER -> parseNumber(text);
        case SIZE -> ByteSize.parse(text);
        case DURATION -> TimeSpan.parse(text);
      };
    } catch (IllegalArgumentException e) {
      throw new PluginException.BadOption("option --" + option.name() + ": " + e.getMessage());
    }
  }

  private static Boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  private static Long parseNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
    }
  }

  private Object get(String name, OptionType type) {
    OptionSpec option = declared.get(name);
    if (option == null || option.type() != type) {
      throw new IllegalArgumentException("not declared as " + type + ": --" + name);
    }
    return values.get(name);
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.ofNullable((String) get(name, OptionType.TEXT));
  }

  @Override
  public List<String> texts(String name) {
    Object value = get(name, OptionType.TEXT_LIST);
    return value instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  @Override
  public boolean flag(String name) {
    return get(name, OptionType.FLAG) instanceof Boolean flag && flag;
  }

  @Override
  public OptionalLong number(String name) {
    return optional((Long) get(name, OptionType.NUMBER));
  }

  @Override
  public OptionalLong size(String name) {
    return optional((Long) get(name, OptionType.SIZE));
  }

  @Override
  public Optional<Duration> duration(String name) {
    return Optional.ofNullable((Duration) get(name, OptionType.DURATION));
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Names only: a value may be a secret. */
  @Override
  public String toString() {
    return "OptionValues" + values.keySet();
  }
}
