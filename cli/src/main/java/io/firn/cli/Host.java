package io.firn.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The process around a command, so that tests run commands inside themselves.
 *
 * @param environment variables
 * @param home folder of the distribution: plugins are in its {@code plugins}; empty when the
 *     program does not run from one
 * @param out standard output: results only
 * @param err standard error: everything else
 * @param clock also tells the time zone that times are shown in
 */
public record Host(
    Map<String, String> environment,
    Optional<Path> home,
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Clock clock) {

  /** A variable; one that is set to nothing counts as absent. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The user's folder for configuration: {@code $XDG_CONFIG_HOME} or {@code ~/.config}. */
  public Path configurationHome() {
    return variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> userHome().resolve(".config"));
  }

  /** The user's folder for caches: {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
  public Path cacheHome() {
    return variable("XDG_CACHE_HOME").map(Path::of).orElseGet(() -> userHome().resolve(".cache"));
  }

  private Path userHome() {
    return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
  }
}
