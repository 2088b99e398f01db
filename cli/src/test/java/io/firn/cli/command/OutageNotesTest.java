package io.firn.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.StorageException;
import io.firn.cli.Host;
import io.firn.cli.Terminal;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.output.Screen;
import io.firn.core.plugin.PluginLoader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutageNotesTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void standardErrorSaysThatTheStorageIsAwayAndThatItIsBack() throws Exception {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Host host =
        new Host(
            Map.of(),
            Optional.empty(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            errors,
            Terminal.NONE,
            Clock.systemUTC());
    try (PluginLoader plugins = new PluginLoader(getClass().getClassLoader(), List.of())) {
      OutageNotes notes =
          new OutageNotes(
              new Run(
                  host, new Screen(errors), new CommonOptions(), plugins, List.of(), Ending.NEVER));
      notes.away(
          new StorageException.Transient("no route to\u001b[31m host", null), Duration.ofHours(2));
      notes.back(Duration.ofMillis(754_300));
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "firn: warning: the storage is away and is waited for, up to 2:00:00 (no route"
                + " to\\x1b[31m host)",
            "firn: warning: the storage is back after 12:34");
  }
}
