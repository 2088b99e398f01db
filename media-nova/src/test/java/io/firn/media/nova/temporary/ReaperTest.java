package io.firn.media.nova.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what a dead run left goes, and only what bears name and properties. */
class ReaperTest {

  /** The inventory's things are of the first of January. */
  private static final Clock TWO_DAYS_LATER =
      Clock.fixed(Instant.parse("2026-01-03T00:00:00Z"), ZoneOffset.UTC);

  private static final RunTag LIVING = RunTag.ofThisProcess("living", "x");
  private static final RunTag DEAD = new RunTag("dead", ThisProcess.host(), "1-999999999999", "x");
  private static final RunTag ELSEWHERE = new RunTag("far", "elsewhere", LIVING.process(), "x");

  private final Inventory inventory = new Inventory();
  private ScriptedCloud server;
  private Cloud cloud;
  private Reaper reaper;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedCloud(inventory);
    cloud = server.connect();
    reaper = new Reaper(cloud, new Patience(_ -> {}), TWO_DAYS_LATER);
    for (RunTag tag : List.of(LIVING, DEAD, ELSEWHERE)) {
      inventory.add("volumes", tag.run() + "-volume", tag.name("disk-0"), tag.properties());
      inventory.add("snapshots", tag.run() + "-snapshot", tag.name("snapshot"), tag.properties());
      inventory.hold(tag.run() + "-snapshot", tag.run() + "-volume");
    }
    inventory.add("volumes", "users", "firn-dead-disk-0", Map.of("kept", "yes"));
    inventory.add("images", "users-image", "web server", DEAD.properties());
  }

  @AfterEach
  void close() {
    cloud.close();
    server.close();
  }

  @Test
  void beforeABackupWhatDeadRunsOfThisHostLeftGoes() throws Exception {
    assertThat(reaper.reapThisHost())
        .extracting(Reaper.Leftover::id)
        .containsExactlyInAnyOrder("dead-volume", "dead-snapshot");
    assertThat(inventory.deleted).containsExactly("dead-volume", "dead-snapshot");
  }

  @Test
  void ofOtherHostsWhatIsOldGoes() throws Exception {
    reaper.reapAll(Duration.ofDays(3), false);
    assertThat(inventory.deleted).containsExactly("dead-volume", "dead-snapshot");
    reaper.reapAll(Reaper.DEFAULT_AGE, false);
    assertThat(inventory.deleted)
        .containsExactly("dead-volume", "dead-snapshot", "far-volume", "far-snapshot");
  }

  @Test
  void aDryRunOnlyLooks() throws Exception {
    assertThat(reaper.reapAll(Reaper.DEFAULT_AGE, true))
        .hasSize(4)
        .allMatch(leftover -> leftover.trouble().isEmpty());
    assertThat(inventory.deleted).isEmpty();
  }

  /** Nova asks Cinder for them; they bear no tag until we give them one. */
  @Test
  void snapshotsThatAServersSnapshotNamesGoBeforeIt() throws Exception {
    Map<String, String> properties = new HashMap<>(DEAD.properties());
    properties.put("block_device_mapping", "[{\"snapshot_id\": \"novas\"}, {\"no_device\": true}]");
    inventory.add("images", "image", DEAD.name("root"), properties);
    inventory.add("snapshots", "novas", "snapshot for " + DEAD.name("root"), Map.of());
    reaper.reapThisHost();
    assertThat(inventory.deleted)
        .containsSubsequence("novas", "image")
        .contains("dead-volume", "dead-snapshot");
  }

  @Test
  void aServerGoesThatADeadRunDidNotFinish() throws Exception {
    inventory.add("servers", "server", "web", DEAD.properties());
    inventory.say("servers", "server", "tags", List.of(RunTag.UNFINISHED));
    inventory.add("servers", "users-server", "web", Map.of());
    inventory.say("servers", "users-server", "tags", List.of(RunTag.UNFINISHED));
    inventory.add("servers", "finished", "web", DEAD.properties());
    inventory.add("ports", "users-port", DEAD.name("port"), Map.of());
    inventory.add("ports", "nameless", "", Map.of());
    inventory.add("ports", "port", DEAD.name("port") + " firn_run=dead firn_process=1-1", Map.of());
    inventory.say("ports", "port", "description", RunTag.hostWord(DEAD.host()));
    inventory.add("images", "root", DEAD.name("disk-0"), Map.of());
    inventory.say("images", "root", "tags", DEAD.words());
    reaper.reapThisHost();
    assertThat(inventory.deleted)
        .containsExactly("server", "port", "root", "dead-volume", "dead-snapshot");
  }

  @Test
  void aProcessLivesUntilItIsGoneOrAnotherHasItsNumber() {
    assertThat(ThisProcess.lives(ThisProcess.mark())).isTrue();
    assertThat(ThisProcess.lives(ProcessHandle.current().pid() + "-1")).isFalse();
    assertThat(ThisProcess.lives("4194304999-1")).isFalse();
    assertThat(ThisProcess.lives("nonsense")).isFalse();
  }

  @Test
  void aTagIsReadOnlyFromNameAndPropertiesTogether() {
    Map<String, String> properties = LIVING.properties();
    assertThat(RunTag.read(LIVING.name("root"), key -> Optional.ofNullable(properties.get(key))))
        .contains(LIVING);
    assertThat(RunTag.read("firn-other-root", key -> Optional.ofNullable(properties.get(key))))
        .isEmpty();
    assertThat(RunTag.read(LIVING.name("root"), _ -> Optional.empty())).isEmpty();
  }
}
