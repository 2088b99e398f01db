package io.firn.openstack.option;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The options by which users say which cloud. The same for all plugins, so that one of them means
 * the storage and the media of a command alike.
 */
public final class CloudOptions {

  private static final String CLOUD = "os-cloud";
  private static final String REGION = "os-region-name";
  private static final String INTERFACE = "os-interface";
  private static final String AUTHORITIES = "os-cacert";
  private static final String INSECURE = "insecure";

  private CloudOptions() {}

  /** For a plugin's list of options. */
  public static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.of(
                CLOUD,
                OptionType.TEXT,
                "Cloud in clouds.yaml (here, in ~/.config/openstack or in /etc/openstack); default:"
                    + " OS_STORAGE_URL and OS_AUTH_TOKEN, or OS_AUTH_URL and what belongs to it, or"
                    + " ST_AUTH, ST_USER and ST_KEY, or the only cloud of the file")
            .withLabel("NAME")
            .withEnvironment("OS_CLOUD"),
        OptionSpec.of(REGION, OptionType.TEXT, "Region; default: the cloud's, or the only one")
            .withLabel("NAME"),
        OptionSpec.of(
                INTERFACE,
                OptionType.TEXT,
                "Which address of a service: public, internal or admin; default: the cloud's, or"
                    + " public")
            .withLabel("WORD"),
        OptionSpec.of(
                AUTHORITIES,
                OptionType.TEXT,
                "PEM file of the authorities that sign this cloud's certificates; default: the"
                    + " cloud's, or OS_CACERT, or the machine's")
            .withLabel("FILE"),
        OptionSpec.of(
            INSECURE, OptionType.FLAG, "Do not check certificates: anybody in between can read"));
  }

  /** What was asked for. */
  public static Wishes wishes(PluginOptions options) {
    return wishes(options, options.text(CLOUD));
  }

  /** What was asked for, of this cloud. */
  public static Wishes wishes(PluginOptions options, Optional<String> cloud) {
    return new Wishes(
        cloud,
        options.text(REGION),
        options.text(INTERFACE),
        options.text(AUTHORITIES).map(Path::of),
        options.flag(INSECURE));
  }
}
