package io.firn.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {

  private static final Path DOCUMENTATION = Path.of("..", "docs", "performance");

  @Test
  void theDocumentationSaysWhatTheResultsBesideItSay() throws IOException {
    Map<String, String> made = Pages.made(DOCUMENTATION);

    for (Map.Entry<String, String> file : made.entrySet()) {
      assertThat(Files.readString(DOCUMENTATION.resolve(file.getKey())))
          .as(file.getKey() + " is what -Dbench=report makes")
          .isEqualTo(file.getValue());
    }
  }
}
