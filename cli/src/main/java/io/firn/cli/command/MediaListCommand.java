package io.firn.cli.command;

import io.firn.api.media.MediaFactory;
import io.firn.api.plugin.OptionSpec;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.options.CommonOptions;
import io.firn.core.plugin.Plugins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firn media list}. */
@Command(
    description = {
      "Media come with firn, and from the folders below FIRN_PLUGIN_PATH, one folder a plugin."
    },
    footer = {"", "Example:", "  firn media list"})
final class MediaListCommand implements FirnCommand {

  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException {
    Plugins<MediaFactory> plugins = run.plugins().media();
    List<PluginList.Item> items = new ArrayList<>();
    for (MediaFactory factory : plugins.found()) {
      List<OptionSpec> options = new ArrayList<>(factory.sourceOptions());
      for (OptionSpec option : factory.targetOptions()) {
        if (options.stream().noneMatch(known -> known.name().equals(option.name()))) {
          options.add(option);
        }
      }
      items.add(new PluginList.Item(factory.name(), factory.description(), options));
    }
    return new PluginList("media", items, plugins.broken()).print(run);
  }
}
