package io.firn.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Files beside the tests: what goes in, and what has to come out. */
final class Golden {

  private Golden() {}

  static List<Row> rows(String file) {
    return Results.parse(file, text(file));
  }

  static void check(String made, String file) {
    assertThat(made).as(file).isEqualTo(text(file));
  }

  static String text(String file) {
    try (InputStream in = Golden.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
