package io.firn.storage.s3;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Options as a user gives them, of those that the storage declares. */
record Given(Map<String, String> values) implements PluginOptions {

  static Given of(String... namesAndValues) {
    Given given = new Given(new HashMap<>());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return given;
  }

  private Optional<String> value(String name, OptionType type) {
    OptionSpec declared =
        S3Options.specs().stream()
            .filter(spec -> spec.name().equals(name))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException(name + " is not declared"));
    if (declared.type() != type) {
      throw new IllegalArgumentException(name + " is declared as " + declared.type());
    }
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Optional<String> text(String name) {
    return value(name, OptionType.TEXT);
  }

  @Override
  public List<String> texts(String name) {
    return value(name, OptionType.TEXT_LIST).stream().toList();
  }

  @Override
  public boolean flag(String name) {
    return value(name, OptionType.FLAG).isPresent();
  }

  @Override
  public OptionalLong number(String name) {
    return value(name, OptionType.NUMBER).stream().mapToLong(Long::parseLong).findAny();
  }

  @Override
  public OptionalLong size(String name) {
    return value(name, OptionType.SIZE).stream().mapToLong(Long::parseLong).findAny();
  }

  /** Written as ISO 8601 does. */
  @Override
  public Optional<Duration> duration(String name) {
    return value(name, OptionType.DURATION).map(Duration::parse);
  }
}
