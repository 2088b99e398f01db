package io.firn.cli.command;

import io.firn.cli.options.PluginUse;
import java.util.List;
import java.util.Optional;

/**
 * All commands, in the order of the overview. A command's class is loaded only when it is created,
 * so that one command does not pay for the others.
 */
public enum CommandName {
  STORAGE_LIST("storage list", "List the storages that can be used"),
  MEDIA_LIST("media list", "List the media that can be backed up"),
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

  /** A fresh command. */
  public FirnCommand create() {
    return switch (this) {
      case STORAGE_LIST -> new StorageListCommand();
      case MEDIA_LIST -> new MediaListCommand();
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
