package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.output.Printable;
import io.firn.core.repair.RepairReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** How the objects that a repair names are shown. */
final class RepairItems {

  private RepairItems() {}

  static void text(PrintStream out, String what, List<RepairReport.Item> items) {
    items.forEach(item -> out.println(what + item.object() + ": " + Printable.of(item.problem())));
  }

  static void json(JsonGenerator json, String name, List<RepairReport.Item> items)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (RepairReport.Item item : items) {
      json.writeStartObject();
      json.writeStringField("object", item.object());
      json.writeStringField("problem", item.problem());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
