package io.firn.api.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The values of a plugin's declared options, already parsed by their {@link OptionType}.
 *
 * <p>Asking for a name that the plugin did not declare, or by another type than declared, is a
 * programming error and throws {@link IllegalArgumentException}. Immutable.
 */
public interface PluginOptions {

  Optional<String> text(String name);

  /** The values in the order given; empty when absent. */
  List<String> texts(String name);

  boolean flag(String name);

  OptionalLong number(String name);

  /** Bytes. */
  OptionalLong size(String name);

  Optional<Duration> duration(String name);
}
