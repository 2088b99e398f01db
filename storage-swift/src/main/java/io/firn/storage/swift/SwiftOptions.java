package io.firn.storage.swift;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.option.CloudOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options by which users say which cloud, and how to use it. */
record SwiftOptions(PluginOptions options) {

  private static final String POLICY = "swift-policy";
  private static final String SETTLE = "swift-settle-time";

  /** An entry that could not be written at once is caught up with by the updaters' next rounds. */
  private static final Duration DEFAULT_SETTLE = Duration.ofMinutes(1);

  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>(CloudOptions.specs());
    specs.add(
        OptionSpec.of(
                POLICY,
                OptionType.TEXT,
                "Storage policy of a container that is made; default: the cluster's")
            .withLabel("NAME"));
    specs.add(
        OptionSpec.of(
            SETTLE,
            OptionType.DURATION,
            "How long the cluster's listings may lag behind; default: 1m"));
    return specs;
  }

  Wishes wishes() {
    return CloudOptions.wishes(options);
  }

  SwiftSettings settings(OpenMode mode) {
    return new SwiftSettings(
        mode, options.text(POLICY), options.duration(SETTLE).orElse(DEFAULT_SETTLE), 0);
  }
}
