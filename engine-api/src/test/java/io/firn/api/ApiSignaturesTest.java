package io.firn.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Plugins that were compiled against the interface as it is recorded in {@code signatures.txt} can
 * still be linked to it. What is there now stands in {@code target/signatures.txt} after a run.
 */
final class ApiSignaturesTest {

  private Set<String> recorded;
  private Set<String> now;

  @BeforeEach
  void read() throws Exception {
    Path classes =
        Path.of(getClass().getResource("/io/firn/api/storage/Storage.class").toURI())
            .resolve("../../../../..")
            .normalize();
    now = Signatures.of(classes);
    Files.write(classes.resolveSibling("signatures.txt"), now);
    Path list = Path.of(getClass().getResource("/signatures.txt").toURI());
    recorded = new TreeSet<>(Files.readAllLines(list));
  }

  @Test
  void nothingThatPluginsMayUseIsGone() {
    List<String> gone = recorded.stream().filter(line -> !now.contains(line)).toList();
    assertThat(gone)
        .as("plugins that use these break; keep them, or take another first number")
        .isEmpty();
  }

  @Test
  void nothingNewIsAskedOfPluginsThatExist() {
    Set<String> known = recorded.stream().map(Signatures::type).collect(Collectors.toSet());
    List<String> asked =
        now.stream()
            .filter(line -> !recorded.contains(line) && line.contains("#"))
            .filter(line -> line.contains(" abstract") || line.contains("abstract "))
            .filter(line -> known.contains(Signatures.type(line)))
            .toList();
    assertThat(asked).as("plugins do not have these methods; give them a default").isEmpty();
  }

  @Test
  void whatIsNewIsRecorded() {
    List<String> fresh = now.stream().filter(line -> !recorded.contains(line)).toList();
    assertThat(fresh)
        .as("kept for ever from now on: copy target/signatures.txt to src/test/resources")
        .isEmpty();
  }

  @Test
  void theListIsOfThisInterface() {
    assertThat(recorded)
        .contains(
            "io.firn.api.storage.Storage#put(io.firn.api.storage.ObjectName,"
                + "io.firn.api.storage.Payload) void public abstract")
        .contains(
            "io.firn.api.storage.CreateOnly#EXCLUSIVE io.firn.api.storage.CreateOnly public static")
        .hasSizeGreaterThan(200);
  }
}
