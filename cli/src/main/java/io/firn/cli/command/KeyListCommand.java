package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.output.Printable;
import io.firn.cli.output.Table;
import io.firn.core.format.KeySlot;
import io.firn.core.repository.KeySlots;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firn key list}. */
@Command(
    description = {"The key that the given password opens is marked with *.", ""},
    footer = {"", "Example:", "  firn key list --container /srv/backup"})
final class KeyListCommand implements FirnCommand {

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    try (RepositoryAccess access = RepositoryAccess.open(run, repository, OpenMode.READ)) {
      List<KeySlot> slots = access.repository().keySlots().list();
      String current = KeySlots.id(access.repository().slot());
      ZoneId zone = run.host().clock().getZone();
      run.result(out -> text(out, slots, current, zone), json -> json(json, slots, current));
    }
    return ExitCode.DONE;
  }

  private static void text(PrintStream out, List<KeySlot> slots, String current, ZoneId zone) {
    Table table = new Table("ID", "Created", "Label");
    for (KeySlot slot : slots) {
      String id = KeySlots.id(slot);
      table.row(
          SnapshotListing.shortId(id) + (id.equals(current) ? "*" : ""),
          SnapshotListing.time(slot.created(), zone),
          Printable.of(slot.label()));
    }
    table.print(out);
  }

  private static void json(JsonGenerator json, List<KeySlot> slots, String current)
      throws IOException {
    json.writeStartArray();
    for (KeySlot slot : slots) {
      json.writeStartObject();
      json.writeStringField("id", KeySlots.id(slot));
      json.writeStringField("created", slot.created().toString());
      json.writeStringField("label", slot.label());
      json.writeBooleanField("current", KeySlots.id(slot).equals(current));
      json.writeNumberField("memory_kib", slot.cost().memoryKiB());
      json.writeNumberField("iterations", slot.cost().iterations());
      json.writeNumberField("parallelism", slot.cost().parallelism());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
