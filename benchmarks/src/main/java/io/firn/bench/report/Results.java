package io.firn.bench.report;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads JMH's JSON. */
final class Results {

  private static final int LONGEST = 64 << 20;

  private Results() {}

  static List<Row> parse(String what, String json) {
    // JMH writes a list; our parser wants an object.
    byte[] object = ("{\"results\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    try {
      return Json.parse(what, object, LONGEST).objects("results").stream().map(Row::new).toList();
    } catch (Damaged e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
