package io.firn.cli.command;

import io.firn.cli.options.PluginUse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All commands, in the order of the overview. A command's class is loaded only when it is created,
 * so that one command does not pay for the others.
 */
public enum CommandName {
  INIT("init", "Make a repository", PluginUse.STORAGE),
  BACKUP("backup", "Back up files or disks", PluginUse.SOURCE, PluginUse.STORAGE),
  SNAPSHOTS("snapshots", "List the snapshots", PluginUse.STORAGE),
  LS("ls", "List what a snapshot holds", PluginUse.STORAGE),
  RESTORE("restore", "Restore a snapshot or parts of it", PluginUse.TARGET, PluginUse.STORAGE),
  DUMP("dump", "Print one file of a snapshot", PluginUse.STORAGE),
  DIFF("diff", "Compare two snapshots", PluginUse.STORAGE),
  FIND("find", "Find files in all snapshots", PluginUse.STORAGE),
  CHECK("check", "Look for damage", PluginUse.STORAGE),
  REPAIR_INDEX("repair index", "Make a damaged index whole again", PluginUse.STORAGE),
  REPAIR_MANIFESTS("repair manifests", "Write lost lists of segments anew", PluginUse.STORAGE),
  STATS("stats", "Show what is stored", PluginUse.STORAGE),
  KEY_LIST("key list", "List the keys, one for each password", PluginUse.STORAGE),
  KEY_ADD("key add", "Add a password", PluginUse.STORAGE),
  KEY_REMOVE("key remove", "Remove a password", PluginUse.STORAGE),
  KEY_PASSWD("key passwd", "Change the password", PluginUse.STORAGE),
  STORAGE_LIST("storage list", "List the storages that can be used"),
  STORAGE_PROBE("storage probe", "Try a storage before it is relied upon", PluginUse.STORAGE),
  BENCHMARK(
      "benchmark",
      "Measure machine, data and storage; suggest settings",
      PluginUse.SOURCE,
      PluginUse.STORAGE),
  MEDIA_LIST("media list", "List the media that can be backed up"),
  MEDIA_CLEANUP("media cleanup", "Remove what killed backups left", PluginUse.CLEANUP),
  VERSION("version", "Show the version"),
  COMPLETION("completion", "Print a completion script for the shell");

  private final String words;
  private final String summary;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<PluginUse> uses;

  CommandName(String words, String summary, PluginUse... uses) {
    this.words = words;
    this.summary = summary;
    this.uses = List.of(uses);
  }

  /** As the user writes it: one word or two. */
  public String words() {
    return words;
  }

  /** One line, without a full stop. */
  public String summary() {
    return summary;
  }

  /** The plugins whose options it takes. */
  public List<PluginUse> uses() {
    return uses;
  }

  /** The first word when there are two: {@code key} of {@code key add}. */
  public Optional<String> group() {
    int space = words.indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(words.substring(0, space));
  }

  /** The commands whose first word of two this is; none when it is not such a word. */
  public static List<CommandName> in(String group) {
    return Arrays.stream(values()).filter(name -> name.group().equals(Optional.of(group))).toList();
  }

  /** A fresh command. */
  public FirnCommand create() {
    return switch (this) {
      case INIT -> new InitCommand();
      case BACKUP -> new BackupCommand();
      case SNAPSHOTS -> new SnapshotsCommand();
      case LS -> new LsCommand();
      case RESTORE -> new RestoreCommand();
      case DUMP -> new DumpCommand();
      case DIFF -> new DiffCommand();
      case FIND -> new FindCommand();
      case CHECK -> new CheckCommand();
      case REPAIR_INDEX -> new RepairIndexCommand();
      case REPAIR_MANIFESTS -> new RepairManifestsCommand();
      case STATS -> new StatsCommand();
      case KEY_LIST -> new KeyListCommand();
      case KEY_ADD -> new KeyAddCommand();
      case KEY_REMOVE -> new KeyRemoveCommand();
      case KEY_PASSWD -> new KeyPasswdCommand();
      case STORAGE_LIST -> new StorageListCommand();
      case STORAGE_PROBE -> new StorageProbeCommand();
      case BENCHMARK -> new BenchmarkCommand();
      case MEDIA_LIST -> new MediaListCommand();
      case MEDIA_CLEANUP -> new MediaCleanupCommand();
      case VERSION -> new VersionCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }

  /** The command that these arguments begin with; empty when there is none. */
  public static Optional<CommandName> at(List<String> arguments) {
    for (CommandName name : values()) {
      List<String> words = List.of(name.words.split(" "));
      if (arguments.size() >= words.size() && arguments.subList(0, words.size()).equals(words)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
