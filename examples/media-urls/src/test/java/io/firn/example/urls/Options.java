package io.firn.example.urls;

import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Options as a command line would give them; all of this plugin's but one are texts. */
record Options(Map<String, List<String>> values) implements PluginOptions {

  @Override
  public Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  @Override
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of());
  }

  @Override
  public Optional<Duration> duration(String name) {
    return text(name).map(Duration::parse);
  }

  @Override
  public boolean flag(String name) {
    return values.containsKey(name);
  }

  @Override
  public OptionalLong number(String name) {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong size(String name) {
    return OptionalLong.empty();
  }
}
