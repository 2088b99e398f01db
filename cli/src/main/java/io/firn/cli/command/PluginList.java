package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.output.Table;
import io.firn.core.plugin.PluginException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints the plugins of one kind with their options; one that is broken is said, and is exit code
 * 3.
 *
 * @param kind {@code storage} or {@code media}
 */
record PluginList(String kind, List<Item> items, List<PluginException.Broken> broken) {

  private static final int WIDTH = 80;

  /** A plugin that can be used. */
  record Item(String name, String description, List<OptionSpec> options) {}

  ExitCode print(Run run) throws IOException {
    broken.forEach(problem -> run.warning(problem.getMessage()));
    run.result(this::text, this::json);
    return broken.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void text(PrintStream out) {
    Table table = new Table("Name", "Description").within(WIDTH);
    items.forEach(item -> table.row(item.name(), item.description()));
    table.print(out);
    items.stream().filter(item -> !item.options().isEmpty()).forEach(item -> options(out, item));
  }

  private void options(PrintStream out, Item item) {
    out.println();
    out.println("Options of the " + kind + " " + item.name() + ":");
    Table table = new Table("Option", "Type", "Help").within(WIDTH);
    for (OptionSpec option : item.options()) {
      table.row(
          PluginArguments.usage(option),
          word(option.type()).replace('_', ' '),
          PluginArguments.description(option));
    }
    table.print(out);
  }

  private static String word(OptionType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private void json(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Item item : items) {
      json.writeStartObject();
      json.writeStringField("name", item.name());
      json.writeStringField("description", item.description());
      json.writeArrayFieldStart("options");
      for (OptionSpec option : item.options()) {
        json.writeStartObject();
        json.writeStringField("name", option.name());
        json.writeStringField("type", word(option.type()));
        json.writeStringField("help", option.help());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
