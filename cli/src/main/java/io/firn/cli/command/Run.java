package io.firn.cli.command;

import io.firn.api.media.MediaFactory;
import io.firn.cli.Host;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.cli.output.JsonDocument;
import io.firn.cli.output.Screen;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import io.firn.core.storage.StorageMeter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a command works with.
 *
 * @param host the process around it
 * @param screen standard error
 * @param common options of every command
 * @param plugins where storages and media come from
 * @param arguments options of the plugins that this command uses
 * @param ending by the user
 */
public record Run(
    Host host,
    Screen screen,
    CommonOptions common,
    PluginLoader plugins,
    List<PluginArguments> arguments,
    Ending ending) {

  /** Longest time for a media to remove what it made, when the user ends the run. */
  private static final Duration CLEANUP = Duration.ofMinutes(10);

  /** What a command writes when the result is for people. */
  @FunctionalInterface
  public interface Text {
    void print(PrintStream out) throws IOException;
  }

  /** Prints the result in the form that was asked for. */
  public void result(Text text, JsonDocument.Content json) throws IOException {
    if (common.json()) {
      JsonDocument.write(host.out(), json);
    } else {
      text.print(host.out());
      host.out().flush();
    }
  }

  /** As {@link #result}, but what only says that all went well is left out with {@code --quiet}. */
  public void summary(Text text, JsonDocument.Content json) throws IOException {
    if (common.json() || !common.quiet()) {
      result(text, json);
    }
  }

  /** Prints a result for people on standard error, because standard output has another. */
  public void summaryOnScreen(Text text) throws IOException {
    if (!common.quiet()) {
      PrintStream out = new PrintStream(screen.asStream(), false, StandardCharsets.UTF_8);
      text.print(out);
      out.flush();
    }
  }

  /** Prints a line on standard error, unless {@code --quiet}. */
  public void note(String line) {
    if (!common.quiet()) {
      screen.line(line);
    }
  }

  /** Prints a line on standard error, also with {@code --quiet}. */
  public void warning(String line) {
    screen.line("firn: warning: " + line);
  }

  /** A media by its name, with the time it needs to put things away when the run is ended. */
  MediaFactory media(PluginArguments chosen) throws PluginException {
    MediaFactory factory = plugins.media(chosen.name());
    if (factory.cleaner().isPresent()) {
      ending.allow(CLEANUP);
    }
    return factory;
  }

  /** A new meter of a storage, when its figures are going to be shown. */
  Optional<StorageMeter> meter() {
    return common.debug() || common.json() ? Optional.of(new StorageMeter()) : Optional.empty();
  }

  /** The options for one use of a plugin. */
  public PluginArguments arguments(PluginUse use) throws UsageException {
    return arguments.stream()
        .filter(candidate -> candidate.use() == use)
        .findFirst()
        .orElseThrow(() -> new UsageException("this command uses no " + use.option()));
  }
}
