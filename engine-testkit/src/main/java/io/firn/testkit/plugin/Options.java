package io.firn.testkit.plugin;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Options as a command line would give them. A flag is a name with the value {@code true}, a size
 * is in bytes, a duration is written as ISO 8601 does. Immutable.
 *
 * @param values texts by name
 * @param declared when present, asking for anything else is an error, as it is in the engine
 */
public record Options(Map<String, List<String>> values, Optional<List<OptionSpec>> declared)
    implements PluginOptions {

  public Options {
    values = Map.copyOf(values);
    declared = declared.map(List::copyOf);
  }

  /** Names and values in turn; a name may come several times. Everything counts as declared. */
  public static Options of(String... namesAndValues) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.merge(
          namesAndValues[i],
          List.of(namesAndValues[i + 1]),
          (old, one) -> Stream.concat(old.stream(), one.stream()).toList());
    }
    return new Options(values, Optional.empty());
  }

  /** One name with these values. */
  public static Options of(String name, List<String> values) {
    return new Options(Map.of(name, values), Optional.empty());
  }

  /** The same for a plugin that declares these. */
  public Options declaredBy(List<OptionSpec> specs) {
    return new Options(values, Optional.of(specs));
  }

  @Override
  public Optional<String> text(String name) {
    return first(name, OptionType.TEXT);
  }

  @Override
  public List<String> texts(String name) {
    return all(name, OptionType.TEXT_LIST);
  }

  @Override
  public boolean flag(String name) {
    return first(name, OptionType.FLAG).isPresent();
  }

  @Override
  public OptionalLong number(String name) {
    return first(name, OptionType.NUMBER).stream().mapToLong(Long::parseLong).findAny();
  }

  @Override
  public OptionalLong size(String name) {
    return first(name, OptionType.SIZE).stream().mapToLong(Long::parseLong).findAny();
  }

  @Override
  public Optional<Duration> duration(String name) {
    return first(name, OptionType.DURATION).map(Duration::parse);
  }

  private Optional<String> first(String name, OptionType type) {
    return all(name, type).stream().findFirst();
  }

  private List<String> all(String name, OptionType type) {
    if (declared.isPresent() && declared.get().stream().noneMatch(is(name, type))) {
      throw new IllegalArgumentException("not declared as " + type + ": --" + name);
    }
    return values.getOrDefault(name, List.of());
  }

  private static Predicate<OptionSpec> is(String name, OptionType type) {
    return spec -> spec.name().equals(name) && spec.type() == type;
  }
}
