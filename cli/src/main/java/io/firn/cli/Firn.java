package io.firn.cli;

import io.firn.cli.command.CommandName;
import io.firn.cli.command.Overview;
import io.firn.cli.command.Session;
import io.firn.cli.exit.Failure;
import io.firn.cli.output.OutputLost;
import io.firn.cli.output.Screen;
import java.util.ArrayList;
import java.util.List;

/** The command line, as a function: arguments and a process around it, to an exit code. */
public final class Firn {

  private Firn() {}

  /**
   * Runs one command.
   *
   * @param arguments as the shell gives them
   * @return the exit code; nothing is thrown
   */
  public static int run(List<String> arguments, Host host) {
    return run(arguments, host, new Interruption(Thread.currentThread()));
  }

  /** Runs one command that can be interrupted from another thread. */
  static int run(List<String> arguments, Host host, Interruption interruption) {
    try {
      return answer(arguments, host, interruption);
    } catch (OutputLost e) {
      Failure failure = Failure.of(e);
      if (!failure.isSilent()) {
        host.err().println("firn: " + failure.message());
        host.err().flush();
      }
      return failure.code().number();
    }
  }

  private static int answer(List<String> arguments, Host host, Interruption interruption) {
    // Answered before anything is loaded: no parser, no plugin, no configuration.
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (first.equals("version") && arguments.size() == 1) {
      return version(host);
    }
    return switch (first) {
      case "", "--help", "-h" -> overview(host);
      case "--version", "-V" -> version(host);
      case "help" -> answer(helpOf(arguments.subList(1, arguments.size())), host, interruption);
      default ->
          isHelpOfGroup(arguments)
              ? overview(host, CommandName.in(first))
              : session(arguments, host, interruption);
    };
  }

  private static int session(List<String> arguments, Host host, Interruption interruption) {
    Screen screen = new Screen(host.err());
    interruption.whenGivingUp(() -> screen.line("firn: interrupted"));
    interruption.whenWaiting(
        () -> screen.line("firn: interrupted; removing what this run has made, please wait"));
    return new Session(host, screen, interruption).run(arguments).number();
  }

  private static int overview(Host host) {
    Overview.print(host.out());
    host.out().flush();
    return 0;
  }

  private static boolean isHelpOfGroup(List<String> arguments) {
    return arguments.size() == 2
        && List.of("--help", "-h").contains(arguments.get(1))
        && !CommandName.in(arguments.getFirst()).isEmpty();
  }

  private static int overview(Host host, List<CommandName> group) {
    Overview.print(host.out(), group);
    host.out().flush();
    return 0;
  }

  private static int version(Host host) {
    host.out().println(Version.line());
    host.out().flush();
    return 0;
  }

  /** {@code firn help backup} is {@code firn backup --help}. */
  private static List<String> helpOf(List<String> words) {
    boolean group = words.size() == 1 && !CommandName.in(words.getFirst()).isEmpty();
    if (!group && CommandName.at(words).isEmpty()) {
      return words;
    }
    List<String> arguments = new ArrayList<>(words);
    arguments.add("--help");
    return arguments;
  }
}
