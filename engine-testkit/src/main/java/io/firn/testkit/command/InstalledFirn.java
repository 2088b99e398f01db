package io.firn.testkit.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The {@code firn} of a distribution as a user has it, with a home folder of its own. Immutable.
 *
 * <pre>{@code
 * InstalledFirn firn = InstalledFirn.in(distribution, temporaryFolder)
 *     .with("FIRN_PLUGIN_PATH", pluginDirectory.toString())
 *     .with("FIRN_PASSWORD", "secret");
 * assertThat(firn.run("storage", "list").out()).contains("acme");
 * }</pre>
 */
public final class InstalledFirn {

  /** Far more than any command on a few small files takes, also on a machine that is busy. */
  private static final long PATIENCE_SECONDS = 120;

  private final Path distribution;
  private final Path home;
  private final Map<String, String> variables;

  private InstalledFirn(Path distribution, Path home, Map<String, String> variables) {
    this.distribution = distribution;
    this.home = home;
    this.variables = variables;
  }

  /** What a command printed, and its exit code. */
  public record Result(int code, String out, String err) {}

  /**
   * A distribution without any settings.
   *
   * @param distribution the folder with {@code bin/firn} in it
   * @param home an empty folder, which takes the place of the user's home
   */
  public static InstalledFirn in(Path distribution, Path home) {
    Path command = distribution.resolve("bin/firn");
    if (!Files.isExecutable(command)) {
      throw new IllegalArgumentException(command + " is not there; build the distribution first");
    }
    return new InstalledFirn(distribution, requireNonNull(home, "home"), Map.of());
  }

  /** The same with a further variable; a {@code FIRN_} variable of the caller's is never seen. */
  public InstalledFirn with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(variables);
    more.put(variable, value);
    return new InstalledFirn(distribution, home, Map.copyOf(more));
  }

  /** Runs a command to its end, with an empty standard input. */
  public Result run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(distribution.resolve("bin/firn").toString()));
    line.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("FIRN_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(variables);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("firn " + String.join(" ", arguments) + " does not end");
      }
      return new Result(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
