package io.firn.cli.command;

import io.firn.cli.options.PluginArguments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Shows the options of a command in sections: its own, those of its plugins, of the repository, and
 * common to all. A synopsis of all options would fill the screen; one word stands for them.
 */
final class HelpSections implements IHelpSectionRenderer {

  /** Mixins by name and the heading of each, in the order shown. */
  private static final Map<String, String> MIXINS =
      new java.util.TreeMap<>(
              Map.of(
                  "common", "Common",
                  "download", "Download",
                  "place", "Storage",
                  "repository", "Repository",
                  "tuning", "Tuning"))
          .descendingMap();

  /** Mixin within a mixin that has a heading of its own. */
  private static final String TRAFFIC = "traffic";

  private final List<PluginArguments> plugins;

  private HelpSections(List<PluginArguments> plugins) {
    this.plugins = plugins;
  }

  static void install(CommandLine line, List<PluginArguments> plugins) {
    line.getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new HelpSections(plugins));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpSections::synopsis);
  }

  private static String synopsis(Help help) {
    CommandSpec spec = help.commandSpec();
    StringBuilder line = new StringBuilder(help.commandSpec().qualifiedName()).append(" [OPTIONS]");
    spec.positionalParameters()
        .forEach(
            parameter -> {
              String label = parameter.paramLabel() + (parameter.arity().isVariable() ? "..." : "");
              line.append(' ').append(parameter.required() ? label : "[" + label + "]");
            });
    return line.append(System.lineSeparator()).toString();
  }

  @Override
  public String render(Help help) {
    CommandSpec spec = help.commandSpec();
    Set<OptionSpec> elsewhere = new HashSet<>();
    List<String> sections = new ArrayList<>();
    plugins.forEach(
        plugin -> {
          elsewhere.addAll(plugin.parserOptions());
          sections.add(section(help, "Options of the " + plugin.title(), plugin.parserOptions()));
        });
    MIXINS.forEach(
        (name, title) -> {
          CommandSpec mixin = spec.mixins().get(name);
          if (mixin != null) {
            List<OptionSpec> options = own(spec, mixin);
            elsewhere.addAll(options);
            CommandSpec nested = mixin.mixins().get(TRAFFIC);
            List<OptionSpec> traffic = nested == null ? List.of() : own(spec, nested);
            sections.add(section(help, title + " options", without(traffic, options)));
            sections.add(section(help, "Options of the traffic with any storage", traffic));
          }
        });
    List<OptionSpec> rest =
        spec.options().stream().filter(option -> !elsewhere.contains(option)).toList();
    return section(help, "Options", rest) + String.join("", sections);
  }

  private static List<OptionSpec> without(List<OptionSpec> nested, List<OptionSpec> all) {
    return all.stream().filter(option -> !nested.contains(option)).toList();
  }

  /** The options of the command that came from a mixin; the command has copies of them. */
  private static List<OptionSpec> own(CommandSpec spec, CommandSpec mixin) {
    return mixin.options().stream()
        .map(option -> spec.optionsMap().get(option.longestName()))
        .toList();
  }

  private static String section(Help help, String title, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return "";
    }
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.parameterLabelRenderer());
    return System.lineSeparator() + title + ":" + System.lineSeparator() + layout;
  }
}
