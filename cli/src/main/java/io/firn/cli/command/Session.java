package io.firn.cli.command;

import io.firn.cli.Host;
import io.firn.cli.Version;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.Failure;
import io.firn.cli.exit.UsageException;
import io.firn.cli.log.LogSettings;
import io.firn.cli.log.LogSetup;
import io.firn.cli.log.RunLog;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.output.JsonDocument;
import io.firn.cli.output.OutputLost;
import io.firn.cli.output.Screen;
import io.firn.core.plugin.PluginLoader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/** One run of one command, from its arguments to its exit code. */
public final class Session {

  private final Host host;
  private final Screen screen;
  private final Ending ending;

  /**
   * A session.
   *
   * @param ending by the user
   */
  public Session(Host host, Screen screen, Ending ending) {
    this.host = host;
    this.screen = screen;
    this.ending = ending;
  }

  /** Runs the command that the arguments begin with. */
  public ExitCode run(List<String> arguments) {
    // Before parsing is over, what the user asked for is only guessed from the words.
    boolean json = arguments.contains("--json");
    boolean debug = arguments.contains("--debug");
    try (PluginLoader plugins = new PluginLoader(Session.class.getClassLoader(), directories())) {
      CommandName name = CommandName.at(arguments).orElse(null);
      if (name == null) {
        throw new UsageException(unknown(arguments));
      }
      int words = name.group().isPresent() ? 2 : 1;
      ParsedCommand parsed =
          new CommandParser(host, plugins).parse(name, arguments.subList(words, arguments.size()));
      CommonOptions common = parsed.command().common();
      if (common.help()) {
        host.out().print(parsed.line().getUsageMessage());
        host.out().flush();
        return ExitCode.DONE;
      }
      json = common.json();
      debug = common.debug();
      LogSetup.apply(settings(common));
      RunLog.line(Level.INFO, Version.line() + ": " + name.words());
      ExitCode code =
          parsed.command().run(new Run(host, screen, common, plugins, parsed.arguments(), ending));
      RunLog.line(Level.INFO, name.words() + ": " + code.word());
      return code;
    } catch (IOException | UsageException | InterruptedException | RuntimeException | Error e) {
      return fail(e, json, debug);
    } finally {
      screen.wipe();
    }
  }

  /** A log that cannot be written is refused before anything is done that would belong into it. */
  private LogSettings settings(CommonOptions common) throws UsageException {
    if (common.logFile().isPresent()) {
      Path file = common.logFile().get();
      try (var _ =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        return new LogSettings(common.debug(), common.logFile(), screen);
      } catch (IOException e) {
        throw new UsageException(
            "--log-file " + file + " cannot be written; name a file in a folder that exists", e);
      }
    }
    return new LogSettings(common.debug(), common.logFile(), screen);
  }

  private List<Path> directories() {
    List<Path> directories = new ArrayList<>();
    host.variable("FIRN_PLUGIN_PATH")
        .ifPresent(
            path -> {
              for (String directory : path.split(File.pathSeparator, -1)) {
                directories.add(Path.of(directory));
              }
            });
    host.home().ifPresent(home -> directories.add(home.resolve("plugins")));
    return directories;
  }

  private static String unknown(List<String> arguments) {
    String typed = arguments.getFirst();
    if (typed.startsWith("-")) {
      return "the command comes before its options: firn COMMAND "
          + typed.replaceFirst("=.*", "=...")
          + "; see firn --help";
    }
    List<CommandName> group = CommandName.in(typed);
    if (!group.isEmpty()) {
      return unknown(typed, group, arguments);
    }
    List<String> near = Suggestions.of(typed);
    return "there is no command '"
        + typed
        + "'; "
        + (near.isEmpty() ? "see firn --help" : "did you mean " + String.join(" or ", near) + "?");
  }

  private static String unknown(String first, List<CommandName> group, List<String> arguments) {
    String known = String.join(", ", group.stream().map(name -> "firn " + name.words()).toList());
    boolean alone = arguments.size() == 1 || arguments.get(1).startsWith("-");
    return alone
        ? "firn " + first + " needs a second word: " + known
        : "there is no command '" + first + " " + arguments.get(1) + "'; there is " + known;
  }

  private ExitCode fail(Throwable thrown, boolean json, boolean debug) {
    Failure failure =
        ending.isRequested()
            ? new Failure(ExitCode.INTERRUPTED, "interrupted")
            : Failure.of(thrown);
    RunLog.line(Level.ERROR, failure.message());
    if (!failure.isSilent()) {
      screen.line("firn: " + failure.message());
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      screen.line(trace.toString().stripTrailing());
    }
    if (json && !(thrown instanceof OutputLost)) {
      document(failure);
    }
    return failure.code();
  }

  private void document(Failure failure) {
    try {
      JsonDocument.write(
          host.out(),
          out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeNumberField("code", failure.code().number());
            out.writeStringField("kind", failure.code().word());
            out.writeStringField("message", failure.message());
            out.writeEndObject();
            out.writeEndObject();
          });
    } catch (IOException | OutputLost e) {
      // Standard output is gone; the line on standard error and the exit code have said it.
      screen.line("firn: standard output cannot be written");
    }
  }
}
