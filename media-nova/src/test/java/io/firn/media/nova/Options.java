package io.firn.media.nova;

import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Options as a command line would give them; a flag is a name with the value {@code true}. */
public record Options(Map<String, List<String>> values) implements PluginOptions {

  /** Names and values in turn; a name may come several times. */
  public static Options of(String... namesAndValues) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      values.merge(
          namesAndValues[i],
          List.of(value),
          (old, one) -> Stream.concat(old.stream(), one.stream()).toList());
    }
    return new Options(values);
  }

  @Override
  public Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  @Override
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of());
  }

  @Override
  public boolean flag(String name) {
    return values.containsKey(name);
  }

  @Override
  public OptionalLong number(String name) {
    return size(name);
  }

  @Override
  public OptionalLong size(String name) {
    return text(name)
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  @Override
  public Optional<Duration> duration(String name) {
    return Optional.empty();
  }
}
