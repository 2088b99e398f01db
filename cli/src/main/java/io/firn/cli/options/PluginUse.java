package io.firn.cli.options;

import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaFactory;
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
  TARGET("media"),
  /** The media whose leftovers are removed. */
  CLEANUP("media");

  private final String option;

  PluginUse(String option) {
    this.option = option;
  }

  /** The option that names the plugin, without dashes; also the word for its kind. */
  public String option() {
    return option;
  }

  /** Whether the plugin is a media. */
  public boolean isMedia() {
    return this != STORAGE;
  }

  /** The name when none is given. */
  public String defaultName() {
    return this == STORAGE ? RepositoryOptions.DEFAULT_STORAGE : "files";
  }

  /** The options that the plugin declares for this use. */
  public List<OptionSpec> options(PluginLoader plugins, String name) throws PluginException {
    return switch (this) {
      case STORAGE -> plugins.storage(name).options();
      case SOURCE, TARGET, CLEANUP -> options(plugins.media(name));
    };
  }

  /** The options that a media declares for this use; none when it is no use of a media. */
  public List<OptionSpec> options(MediaFactory media) {
    return switch (this) {
      case STORAGE -> List.of();
      case SOURCE -> media.sourceOptions();
      case TARGET -> media.targetOptions();
      case CLEANUP -> media.cleaner().map(MediaCleaner::options).orElse(List.of());
    };
  }
}
