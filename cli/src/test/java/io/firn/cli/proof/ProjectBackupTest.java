package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.proof.FirnProcess.Result;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All servers of a project at once, of which some cannot be backed up. */
@Tag("real-servers")
class ProjectBackupTest {

  private static final int SERVERS = 20;

  @TempDir private Path folder;

  private final RealServers servers = RealServers.get();

  /** In a project of its own: what other tests boot meanwhile is not in it. */
  private Map<String, String> environment(String user) {
    Map<String, String> variables = servers.keystone(ObjectStore.SWIFT.address());
    variables.remove("OS_STORAGE_URL");
    variables.put("OS_USERNAME", user);
    variables.put("OS_PROJECT_NAME", "alt");
    return variables;
  }

  private Result firn(String... arguments) throws Exception {
    Stream<String> place = Stream.of("--container", folder.resolve("repository").toString());
    return new FirnProcess(folder, environment("alt"))
        .run(Stream.concat(Stream.of(arguments), place).toArray(String[]::new));
  }

  @Test
  void eachIsKeptOrNamedWithTheReason() throws Exception {
    try (TinyServers booted =
        TinyServers.boot(SERVERS, environment("alt"), servers.variable("FIRN_SERVERS_FLAVOR"))) {
      List<String> broken = List.of(booted.ids().get(3), booted.ids().get(11));
      for (String server : broken) {
        booted.breakDown(server, environment("admin"));
      }

      Result backup =
          firn(
              "backup",
              "--init",
              "--json",
              "--parallel",
              "4",
              "--project-id",
              servers.variable("FIRN_SERVERS_ALT_PROJECT_ID"));

      assertThat(backup.code()).as(backup.err()).isEqualTo(3);
      Map<String, Boolean> outcomes = new TreeMap<>();
      for (Json each : parsed(backup).elements()) {
        outcomes.put(each.at("source").text().orElseThrow(), each.at("failed").text().isPresent());
      }
      assertThat(outcomes).hasSize(SERVERS);
      for (String server : booted.ids()) {
        assertThat(outcomes.entrySet())
            .filteredOn(outcome -> outcome.getKey().contains(server))
            .extracting(Map.Entry::getValue)
            .containsExactly(broken.contains(server));
      }
      assertThat(backup.err()).contains(broken);
      assertThat(booted.otherImages()).isEmpty();

      assertThat(parsed(firn("snapshots", "--json")).elements())
          .as("snapshots")
          .hasSize(SERVERS - broken.size());
      assertThat(firn("check", "--read-data").code()).isZero();
    }
  }

  private static Json parsed(Result result) throws Exception {
    return Json.parse(result.out().getBytes(StandardCharsets.UTF_8), "what was printed");
  }
}
