package io.firn.bench.report;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.json.JsonObject;

/** One result of JMH. Immutable. */
final class Row {

  private final JsonObject result;

  Row(JsonObject result) {
    this.result = result;
  }

  /** The simple name of the class, a dot, the name of the method. */
  String benchmark() {
    try {
      String name = result.string("benchmark");
      int method = name.lastIndexOf('.');
      return name.substring(name.lastIndexOf('.', method - 1) + 1);
    } catch (Damaged e) {
      throw bad(e);
    }
  }

  /** A parameter; {@code otherwise} when the benchmark has none of this name. */
  String parameter(String name, String otherwise) {
    try {
      return result.has("params")
          ? result.object("params").optionalString(name).orElse(otherwise)
          : otherwise;
    } catch (Damaged e) {
      throw bad(e);
    }
  }

  long number(String parameter) {
    return Long.parseLong(parameter(parameter, "0"));
  }

  /** What the benchmark is about: time or rate. */
  double score() {
    try {
      return result.object("primaryMetric").decimal("score");
    } catch (Damaged e) {
      throw bad(e);
    }
  }

  String unit() {
    try {
      return result.object("primaryMetric").string("scoreUnit");
    } catch (Damaged e) {
      throw bad(e);
    }
  }

  /** What a profiler of ours has added. */
  double metric(String name) {
    try {
      return result.object("secondaryMetrics").object(name).decimal("score");
    } catch (Damaged e) {
      throw bad(e);
    }
  }

  private static IllegalArgumentException bad(Damaged e) {
    return new IllegalArgumentException("not a result of these benchmarks: " + e.getMessage(), e);
  }
}
