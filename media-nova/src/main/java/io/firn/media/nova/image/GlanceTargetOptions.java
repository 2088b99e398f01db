package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.temporary.TimeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What images are to be made. */
record GlanceTargetOptions(PluginOptions options) {

  private static final String TO_GLANCE = "to-glance";
  private static final String NAME = "image-name";
  private static final String DISK_FORMAT = "disk-format";
  private static final String CONTAINER_FORMAT = "container-format";

  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>(MediaCloudOptions.specs());
    specs.add(OptionSpec.of(TO_GLANCE, OptionType.FLAG, "Make an image in Glance of each disk"));
    specs.add(
        OptionSpec.of(
                NAME,
                OptionType.TEXT,
                "Name of the image; default: the original's. With several disks the names of the"
                    + " further ones end in -disk-1 and so on")
            .withLabel("NAME"));
    specs.add(
        OptionSpec.of(
                DISK_FORMAT,
                OptionType.TEXT,
                "Format of the image; default: the stored one. Only qcow2 is converted, to raw, on"
                    + " the way and without a temporary file")
            .withLabel("FORMAT"));
    specs.add(
        OptionSpec.of(
                CONTAINER_FORMAT,
                OptionType.TEXT,
                "Container format that the image says; default: the stored one, as a rule bare")
            .withLabel("FORMAT"));
    specs.add(TimeLimits.spec());
    return List.copyOf(specs);
  }

  void check() throws MediaException.Misconfigured {
    if (!options.flag(TO_GLANCE)) {
      throw new MediaException.Misconfigured(
          "say that an image is to be made: --to-glance; or restore into files: --target FOLDER",
          null);
    }
  }

  Optional<String> name() {
    return options.text(NAME);
  }

  Optional<String> diskFormat() {
    return options.text(DISK_FORMAT);
  }

  Optional<String> containerFormat() {
    return options.text(CONTAINER_FORMAT);
  }
}
