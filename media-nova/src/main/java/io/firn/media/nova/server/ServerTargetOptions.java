package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.disk.Renamings;
import io.firn.media.nova.temporary.TimeLimits;
import io.firn.media.nova.volume.VolumePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a server is restored.
 *
 * @param name empty for its old one
 */
record ServerTargetOptions(Optional<String> name, Renamings renamings) {

  static final String NETWORK = "network";
  static final String FLAVOR = "flavor";
  static final String KEYPAIR = "keypair";

  private static final String TO = "to-nova";
  private static final String NAME = "server-name";

  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>();
    specs.add(
        OptionSpec.of(
            TO,
            OptionType.FLAG,
            "Make the server anew, with its disks, ports and volumes; --dry-run says what is there,"
                + " what would be made and what is missing"));
    specs.add(
        OptionSpec.of(NAME, OptionType.TEXT, "Name of the server; default: its old one")
            .withLabel("NAME"));
    specs.add(Renamings.spec("network, flavor, keypair, type (of volumes)"));
    specs.add(TimeLimits.spec());
    specs.addAll(MediaCloudOptions.specs());
    return List.copyOf(specs);
  }

  static ServerTargetOptions of(PluginOptions options) throws MediaException {
    if (!options.flag(TO)) {
      throw new MediaException.Misconfigured(
          "say that a server is to be made: add --to-nova", null);
    }
    List<String> kinds = List.of(NETWORK, FLAVOR, KEYPAIR, VolumePlan.TYPE);
    return new ServerTargetOptions(options.text(NAME), Renamings.of(options, kinds));
  }
}
