package io.firn.media.nova.cloud;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.option.CloudOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options by which users say in which cloud the servers, images and volumes are. */
public final class MediaCloudOptions {

  private static final String MEDIA_CLOUD = "media-os-cloud";

  private MediaCloudOptions() {}

  /** For a media's lists of options: those of the storage, which mean both, and one more. */
  public static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>(CloudOptions.specs());
    specs.add(
        OptionSpec.of(
                MEDIA_CLOUD,
                OptionType.TEXT,
                "Cloud in clouds.yaml of the servers, images and volumes, when the backups are in"
                    + " another one; default: the same as --os-cloud")
            .withLabel("NAME"));
    return List.copyOf(specs);
  }

  /** A cloud of its own has its own region, interface and authorities too: all in the file. */
  static Wishes wishes(PluginOptions options) {
    Optional<String> own = options.text(MEDIA_CLOUD);
    return own.isEmpty()
        ? CloudOptions.wishes(options)
        : new Wishes(own, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
