package io.firn.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands inside the test with a home of their own, and keeps what they print. */
public final class FirnRunner {

  /** What the first run takes as now; each further one is a second later. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private Terminal terminal = Terminal.NONE;
  private int runs;

  /** A user whose home is this folder. */
  public FirnRunner(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
  }

  /** What one command did. */
  public record Result(int code, String out, String err) {}

  public FirnRunner with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public FirnRunner at(Terminal given) {
    terminal = given;
    return this;
  }

  /** Writes the configuration file. */
  public FirnRunner configured(String yaml) throws IOException {
    Path file = home.resolve(".config/firn/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    return this;
  }

  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host =
        new Host(
            Map.copyOf(environment),
            Optional.empty(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            terminal,
            Clock.fixed(NOW.plusSeconds(runs++), ZoneOffset.UTC));
    int code = Firn.run(List.of(arguments), host);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
