package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.disk.Renamings;
import java.util.List;
import java.util.Optional;

/**
 * Where volumes are restored to.
 *
 * @param name of the only volume in place of its old one
 */
record VolumeTargetOptions(Optional<String> name, Renamings renamings) {

  private static final String TO = "to-cinder";
  private static final String NAME = "volume-name";

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.of(TO, OptionType.FLAG, "Restore each disk as a new volume of Cinder"),
        OptionSpec.of(
                NAME,
                OptionType.TEXT,
                "Name of the volume; default: the old one's. For snapshots with one disk")
            .withLabel("NAME"),
        Renamings.spec("type (of volumes)"));
  }

  static VolumeTargetOptions of(PluginOptions options) throws MediaException {
    if (!options.flag(TO)) {
      throw new MediaException.Misconfigured(
          "say that new volumes are to be made: add --to-cinder", null);
    }
    return new VolumeTargetOptions(
        options.text(NAME), Renamings.of(options, List.of(VolumePlan.TYPE)));
  }
}
