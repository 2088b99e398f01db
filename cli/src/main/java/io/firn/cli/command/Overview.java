package io.firn.cli.command;

import java.io.PrintStream;
import java.util.List;

/** What {@code firn} alone prints: the commands and how to begin. */
public final class Overview {

  private Overview() {}

  public static void print(PrintStream out) {
    out.println("firn backs up files and disks: deduplicated, compressed, encrypted.");
    out.println();
    out.println("Usage: firn COMMAND [OPTIONS]");
    out.println();
    for (CommandName name : CommandName.values()) {
      out.println("  " + pad(name.words()) + name.summary());
    }
    out.println();
    out.println("Begin with:");
    out.println("  firn init --container /srv/backup");
    out.println("  firn backup --container /srv/backup /home");
    out.println("Each command explains itself: firn backup --help");
  }

  /** What {@code firn key --help} prints: the commands with this first word. */
  public static void print(PrintStream out, List<CommandName> group) {
    String first = group.getFirst().group().orElseThrow();
    out.println("Usage: firn " + first + " COMMAND [OPTIONS]");
    out.println();
    for (CommandName name : group) {
      out.println("  " + pad(name.words()) + name.summary());
    }
    out.println();
    out.println("Example:");
    out.println("  firn " + group.getFirst().words() + " --help");
  }

  /** Two blanks wider than the longest. */
  private static String pad(String words) {
    int longest = 0;
    for (CommandName name : CommandName.values()) {
      longest = Math.max(longest, name.words().length());
    }
    return words + " ".repeat(longest + 2 - words.length());
  }
}
