package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.disk.PathToBackup;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.temporary.TimeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which servers are backed up, and how.
 *
 * @param tags a server has to have all of them
 * @param paths that Freezer's document shows of each server; none for its id
 */
record ServerSourceOptions(
    List<String> ids,
    List<String> names,
    List<String> tags,
    Optional<String> project,
    List<String> paths,
    boolean quiesce,
    ReadSettings settings) {

  private static final String IDS = "nova-inst-id";
  private static final String NAMES = "nova-inst-name";
  private static final String TAGS = "nova-tag";
  private static final String PROJECT = "project-id";
  private static final String QUIESCE = "quiesce";

  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>();
    specs.add(
        OptionSpec.of(
                IDS,
                OptionType.TEXT_LIST,
                "Server to back up, by its id; may be given several times, each becomes a snapshot")
            .withLabel("ID"));
    specs.add(
        OptionSpec.of(NAMES, OptionType.TEXT_LIST, "Server to back up, by its name")
            .withLabel("NAME"));
    specs.add(
        OptionSpec.of(
                TAGS,
                OptionType.TEXT_LIST,
                "All servers with this tag of Nova's; given several times: with all of them")
            .withLabel("TAG"));
    specs.add(
        OptionSpec.of(PROJECT, OptionType.TEXT, "All servers of this project that the user sees")
            .withLabel("ID"));
    specs.add(
        OptionSpec.of(
            QUIESCE,
            OptionType.FLAG,
            "Back up a running server only if its guest agent freezes it for the snapshot; default:"
                + " freeze it if its image asks for that"));
    specs.add(PathToBackup.spec());
    specs.add(ReadSettings.spec());
    specs.add(TimeLimits.spec());
    specs.addAll(MediaCloudOptions.specs());
    return List.copyOf(specs);
  }

  static ServerSourceOptions of(PluginOptions options) throws MediaException {
    ServerSourceOptions wanted =
        new ServerSourceOptions(
            options.texts(IDS),
            options.texts(NAMES),
            options.texts(TAGS),
            options.text(PROJECT),
            PathToBackup.of(options),
            options.flag(QUIESCE),
            ReadSettings.of(options));
    if (wanted.ids().isEmpty()
        && wanted.names().isEmpty()
        && wanted.tags().isEmpty()
        && wanted.project().isEmpty()) {
      throw new MediaException.Misconfigured(
          "no server is named: add --nova-inst-id, --nova-inst-name, --nova-tag or --project-id",
          null);
    }
    return wanted;
  }
}
