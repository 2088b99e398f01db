package io.firn.cli.command;

import io.firn.core.format.KeySlot;
import io.firn.core.repository.KeySlots;
import java.io.IOException;
import java.util.Locale;

/** What a change of the keys prints. */
final class KeyResult {

  private KeyResult() {}

  /**
   * Prints one key.
   *
   * @param verb what was done with it: {@code Added}
   */
  static void print(Run run, String verb, KeySlot slot) throws IOException {
    String id = KeySlots.id(slot);
    run.result(
        out -> out.println(verb + " key " + SnapshotListing.shortId(id)),
        json -> {
          json.writeStartObject();
          json.writeStringField("action", verb.toLowerCase(Locale.ROOT));
          json.writeStringField("id", id);
          json.writeStringField("label", slot.label());
          json.writeEndObject();
        });
  }
}
