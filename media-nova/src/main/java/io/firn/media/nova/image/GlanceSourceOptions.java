package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.disk.PathToBackup;
import java.util.ArrayList;
import java.util.List;

/** What is to be backed up, and how it is read. */
record GlanceSourceOptions(PluginOptions options) {

  private static final String ID = "glance-image-id";
  private static final String NAME = "glance-image-name";

  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>(MediaCloudOptions.specs());
    specs.add(
        OptionSpec.of(ID, OptionType.TEXT_LIST, "Image to back up; may be given several times")
            .withLabel("ID"));
    specs.add(
        OptionSpec.of(
                NAME,
                OptionType.TEXT_LIST,
                "Image to back up, by a name that only it has; may be given several times")
            .withLabel("NAME"));
    specs.add(PathToBackup.spec());
    specs.add(ReadSettings.spec());
    return List.copyOf(specs);
  }

  void check() throws MediaException.Misconfigured {
    if (ids().isEmpty() && names().isEmpty()) {
      throw new MediaException.Misconfigured(
          "name what to back up: --glance-image-id ID or --glance-image-name NAME", null);
    }
  }

  List<String> ids() {
    return options.texts(ID);
  }

  List<String> names() {
    return options.texts(NAME);
  }

  /** What Freezer's document is to show as the image's path; none for its id. */
  List<String> paths() {
    return PathToBackup.of(options);
  }

  ReadSettings settings() throws MediaException.Misconfigured {
    return ReadSettings.of(options);
  }
}
