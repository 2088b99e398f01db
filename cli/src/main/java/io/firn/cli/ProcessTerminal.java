package io.firn.cli;

import java.io.Console;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The terminal of this process. Looked at only when asked, as a command may need none. */
final class ProcessTerminal implements Terminal {

  private static final int STANDARD_ERROR = 2;
  private static final int DEFAULT_WIDTH = 80;

  private final Map<String, String> environment;
  private final LibcTerminal libc = new LibcTerminal();

  ProcessTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean isInteractive() {
    return !"dumb".equals(environment.get("TERM")) && libc.isTerminal(STANDARD_ERROR);
  }

  @Override
  public int width() {
    int width = libc.width(STANDARD_ERROR);
    return width > 0 ? width : DEFAULT_WIDTH;
  }

  /** Not by the JDK's console where it can be helped: its read cannot be interrupted. */
  @Override
  @SuppressWarnings("SystemConsoleNull")
  public Optional<char[]> readSecret(String prompt) throws IOException {
    Optional<char[]> typed = TtySecret.read(prompt);
    Console console = typed.isPresent() ? null : System.console();
    // Null where the process has no terminal at all, as under cron.
    return console != null && console.isTerminal()
        ? Optional.ofNullable(console.readPassword("%s", prompt))
        : typed;
  }
}
