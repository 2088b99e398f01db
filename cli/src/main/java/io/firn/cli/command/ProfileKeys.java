package io.firn.cli.command;

import io.firn.cli.config.Profile;
import io.firn.cli.config.ProfileFile;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.PluginUse;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells misspelt keys of a profile from options of other commands. The other commands are only
 * looked at when a key is not of the command in hand.
 */
final class ProfileKeys {

  /** What would make no sense for every run, or what chooses the profile itself. */
  private static final Set<String> REFUSED = Set.of("profile", "help");

  private final PluginLoader plugins;
  private final ProfileFile file;

  ProfileKeys(PluginLoader plugins, ProfileFile file) {
    this.plugins = plugins;
    this.file = file;
  }

  void check(ParsedCommand parsed, Profile profile) throws UsageException, PluginException {
    for (String key : profile.options().keySet()) {
      boolean own = parsed.line().getCommandSpec().optionsMap().containsKey("--" + key);
      if (REFUSED.contains(key) || (!own && !known(profile).contains(key))) {
        throw new UsageException(
            file.path()
                + ": profile '"
                + profile.name()
                + "' has the unknown key '"
                + key
                + "'; "
                + advice(key, profile));
      }
    }
  }

  private String advice(String key, Profile profile) throws PluginException {
    List<String> near = Suggestions.of(key, known(profile));
    return near.isEmpty()
        ? "keys are long option names without dashes"
        : "did you mean " + String.join(" or ", near) + "?";
  }

  /** The keys of all commands, and of the plugins that the profile names. */
  private Set<String> known(Profile profile) throws PluginException {
    Set<String> known = new LinkedHashSet<>();
    for (CommandName name : CommandName.values()) {
      CommandLines.bare(name, name.create()).getCommandSpec().optionsMap().keySet().stream()
          .filter(flag -> flag.startsWith("--"))
          .map(flag -> flag.substring(2))
          .forEach(known::add);
    }
    for (PluginUse use : PluginUse.values()) {
      String plugin =
          profile.options().getOrDefault(use.option(), List.of(use.defaultName())).getFirst();
      use.options(plugins, plugin).forEach(option -> known.add(option.name()));
    }
    known.removeAll(REFUSED);
    return known;
  }
}
