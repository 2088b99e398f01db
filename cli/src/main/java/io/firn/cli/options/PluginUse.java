package io.firn.cli.options;

import io.firn.api.plugin.OptionSpec;
import io.firn.core.plugin.PluginException;
import io.firn.core.plugin.PluginLoader;
import java.util.List;

/** What a command uses a plugin for, and so which options it takes from it. */
public enum PluginUse {
  /** The storage of the repository. */
  STORAGE("storage"),
  /** The media that is backed up. */
  SOURCE("media"),
  /** The media that is restored into. */
  TARGET("media");

  private final String option;

  PluginUse(String option) {
    this.option = option;
  }

  /** The option that names the plugin, without dashes; also the word for its kind. */
  public String option() {
    return option;
  }

  /** The name when none is given. */
  public String defaultName() {
    return this == STORAGE ? RepositoryOptions.DEFAULT_STORAGE : "files";
  }

  /** The options that the plugin declares for this use. */
  public List<OptionSpec> options(PluginLoader plugins, String name) throws PluginException {
    return switch (this) {
      case STORAGE -> plugins.storage(name).options();
      case SOURCE -> plugins.media(name).sourceOptions();
      case TARGET -> plugins.media(name).targetOptions();
    };
  }
}
