package io.firn.cli.command;

import io.firn.api.storage.StorageFactory;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.options.CommonOptions;
import io.firn.core.plugin.Plugins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firn storage list}. */
@Command(
    description = {
      "Storages come with firn, and from the folders below FIRN_PLUGIN_PATH, one folder a plugin."
    },
    footer = {"", "Example:", "  firn storage list"})
final class StorageListCommand implements FirnCommand {

  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException {
    Plugins<StorageFactory> plugins = run.plugins().storages();
    List<PluginList.Item> items = new ArrayList<>();
    for (StorageFactory factory : plugins.found()) {
      items.add(new PluginList.Item(factory.name(), factory.description(), factory.options()));
    }
    return new PluginList("storage", items, plugins.broken()).print(run);
  }
}
