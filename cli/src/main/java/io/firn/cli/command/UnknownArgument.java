package io.firn.cli.command;

import io.firn.cli.options.PluginUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with an argument that a command does not take, and what may be meant. */
record UnknownArgument(CommandName name, ImpliedMedia media, UnmatchedArgumentException thrown) {

  String message() {
    String text = thrown.getUnmatched().getFirst();
    if (!thrown.isUnknownOption()) {
      return "firn " + name.words() + " takes no argument '" + text + "'" + help();
    }
    String option = text.replaceFirst("=.*", "");
    // Two dashes are no likeness: --x is as near to --y as x is to y.
    String word = option.replaceFirst("^-+", "");
    return "firn " + name.words() + " has no option " + option + advice(word);
  }

  private String advice(String word) {
    Optional<PluginUse> use = name.uses().stream().filter(PluginUse::isMedia).findFirst();
    List<String> owners = use.map(known -> media.having(word, known)).orElse(List.of());
    if (!owners.isEmpty()) {
      return " with this media; it is one of --media " + String.join(" or ", owners);
    }
    Set<String> known = new LinkedHashSet<>();
    thrown.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
        .filter(flag -> flag.startsWith("--"))
        .forEach(flag -> known.add(flag.substring(2)));
    use.ifPresent(any -> known.addAll(media.options(any)));
    List<String> near = Suggestions.of(word, known);
    return near.isEmpty() ? help() : "; did you mean --" + String.join(" or --", near) + "?";
  }

  private String help() {
    return "; see firn " + name.words() + " --help";
  }
}
