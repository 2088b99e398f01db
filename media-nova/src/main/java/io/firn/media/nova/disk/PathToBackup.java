package io.firn.media.nova.disk;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.util.List;

/**
 * {@code --path-to-backup} beside an id: Freezer wants one with everything that it backs up, and
 * shows it in its document.
 */
public final class PathToBackup {

  private static final String OPTION = "path-to-backup";

  private PathToBackup() {}

  /** For a media's list of options. */
  public static OptionSpec spec() {
    return OptionSpec.of(
            OPTION,
            OptionType.TEXT_LIST,
            "Path in the document of --metadata-out, in place of the id; need not exist")
        .withLabel("PATH");
  }

  /** As given; none for the id. */
  public static List<String> of(PluginOptions options) {
    return options.texts(OPTION);
  }
}
