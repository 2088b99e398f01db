package io.firn.storage.swift;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options by which users say which cloud, and how to use it. */
record SwiftOptions(PluginOptions options) {

  private static final String CLOUD = "os-cloud";
  private static final String REGION = "os-region-name";
  private static final String INTERFACE = "os-interface";
  private static final String AUTHORITIES = "os-cacert";
  private static final String INSECURE = "insecure";
  private static final String POLICY = "swift-policy";
  private static final String SETTLE = "swift-settle-time";

  /** An entry that could not be written at once is caught up with by the updaters' next rounds. */
  private static final Duration DEFAULT_SETTLE = Duration.ofMinutes(1);

  static List<OptionSpec> specs() {
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
                "Which address of Swift: public, internal or admin; default: the cloud's, or public")
            .withLabel("WORD"),
        OptionSpec.of(
                AUTHORITIES,
                OptionType.TEXT,
                "PEM file of the authorities that sign this cloud's certificates; default: the"
                    + " cloud's, or OS_CACERT, or the machine's")
            .withLabel("FILE"),
        OptionSpec.of(
            INSECURE, OptionType.FLAG, "Do not check certificates: anybody in between can read"),
        OptionSpec.of(
                POLICY,
                OptionType.TEXT,
                "Storage policy of a container that is made; default: the cluster's")
            .withLabel("NAME"),
        OptionSpec.of(
            SETTLE,
            OptionType.DURATION,
            "How long the cluster's listings may lag behind; default: 1m"));
  }

  Wishes wishes() {
    return new Wishes(
        options.text(CLOUD),
        options.text(REGION),
        options.text(INTERFACE),
        options.text(AUTHORITIES).map(Path::of),
        options.flag(INSECURE));
  }

  SwiftSettings settings(OpenMode mode) {
    return new SwiftSettings(
        mode, options.text(POLICY), options.duration(SETTLE).orElse(DEFAULT_SETTLE), 0);
  }
}
