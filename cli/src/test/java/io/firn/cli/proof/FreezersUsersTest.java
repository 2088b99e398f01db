package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.Golden;
import io.firn.cli.proof.FirnProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the scripts of Freezer's users works as it is, by the command itself. */
@Tag("real-servers")
class FreezersUsersTest {

  @TempDir private Path folder;

  private final RealServers servers = RealServers.get();
  private final String container = ObjectStore.freshName();

  /** With the credentials of the environment, as Freezer's users have them. */
  private Map<String, String> environment() {
    Map<String, String> variables = servers.keystone(ObjectStore.SWIFT.address());
    variables.remove("OS_STORAGE_URL");
    return variables;
  }

  private Result firn(String... arguments) throws IOException, InterruptedException {
    return new FirnProcess(folder, environment()).run(arguments);
  }

  @Test
  void aServerIsBackedUpByFreezersOwnLine() throws Exception {
    Path log = folder.resolve("firn.log");
    try (TinyServers booted =
        TinyServers.boot(1, environment(), servers.variable("FIRN_SERVERS_FLAVOR"))) {
      String server = booted.ids().getFirst();
      String line =
          "backup --nova-inst-id %s --path-to-backup /root/adminv3.sh --debug --container %s"
                  .formatted(server, container)
              + " --backup-name vm_long_snap --storage swift --log-file "
              + log
              + " --metadata-out - --init";
      Result backup = firn(line.split(" "));
      assertThat(backup.code()).as(backup.err()).isZero();
      new Golden(folder)
          .check(
              "freezer-metadata-nova",
              backup.out().replace(container, "CONTAINER").replace(server, "SERVER"),
              "bytes");
      assertThat(log).content().contains("snapshot ");

      assertThat(firn("ls", "latest", "--storage", "swift", "--container", container).out())
          .contains("disk-0  (", "server.json  (", "flavor.json  (");
      whatIsRestoredIsThere(server);
    } finally {
      servers.remove(ObjectStore.SWIFT.at(ObjectStore.SWIFT.address(), container));
    }
  }

  private void whatIsRestoredIsThere(String server) throws Exception {
    Path target = folder.resolve("restored");
    Result restore =
        firn(
            "restore",
            "latest",
            "--storage",
            "swift",
            "--container",
            container,
            "--target",
            target.toString());
    assertThat(restore.code()).as(restore.err()).isZero();
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("disk-0", "disks.json", "server.json", "image.json");
    }
    assertThat(target.resolve("server.json")).content().contains(server);
  }
}
