package io.firn.example.sqlite;

import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The plugin's only option, given. */
record WaitOption(Duration value) implements PluginOptions {

  @Override
  public Optional<Duration> duration(String name) {
    return Optional.of(value);
  }

  @Override
  public Optional<String> text(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> texts(String name) {
    return List.of();
  }

  @Override
  public boolean flag(String name) {
    return false;
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
