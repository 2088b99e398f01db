package io.firn.media.nova.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.MediaException;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was made goes, in an order that the services accept, however the run ends. */
class LedgerTest {

  private static final RunTag TAG = RunTag.ofThisProcess("run-1", "server-1");

  private final Inventory inventory = new Inventory();
  private final RecordedProblems problems = new RecordedProblems();

  /** Each pause takes an hour that nobody waits. */
  private final AtomicLong clock = new AtomicLong();

  private ScriptedCloud server;
  private Cloud cloud;
  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedCloud(inventory);
    cloud = server.connect();
    Patience patience =
        new Patience(_ -> {}, clock::get, pause -> clock.addAndGet(pause.toNanos()));
    ledger = new Ledger(cloud, new Guests(cloud), TAG, patience, problems);
  }

  @AfterEach
  void close() {
    ledger.close();
    cloud.close();
    server.close();
  }

  private void make(Kind kind, String things, String id) throws MediaException {
    ledger.make(
        kind,
        () -> {
          inventory.add(things, id);
          return id;
        });
  }

  @Test
  void eachGoesBeforeWhatItHangsOn() throws Exception {
    make(Kind.SNAPSHOT, "snapshots", "snapshot");
    make(Kind.VOLUME, "volumes", "volume");
    make(Kind.IMAGE, "images", "image");
    make(Kind.PORT, "ports", "port");
    make(Kind.SERVER, "servers", "server");
    make(Kind.SERVER_SNAPSHOT, "images", "names-snapshots");
    ledger.close();
    assertThat(inventory.deleted)
        .containsExactly("server", "port", "image", "volume", "snapshot", "names-snapshots");
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void whatIsBusyIsAskedForAgain() throws Exception {
    make(Kind.VOLUME, "volumes", "volume");
    inventory.refuse("volume", 3);
    ledger.close();
    assertThat(inventory.deleted).containsExactly("volume");
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void whatCannotGoIsSaidAndTheRestGoes() throws Exception {
    make(Kind.VOLUME, "volumes", "stuck");
    make(Kind.SNAPSHOT, "snapshots", "snapshot");
    inventory.refuse("stuck", Integer.MAX_VALUE);
    ledger.close();
    assertThat(inventory.deleted).containsExactly("snapshot");
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("WARNING volume stuck")
        .contains("stuck is busy")
        .contains("firn media cleanup");
  }

  /** Two at a time let QEMU crash, and with it the user's server. */
  @Test
  void snapshotsOfOneServerGoOneAfterTheOther() throws Exception {
    attached("root", "web");
    attached("data", "web");
    ledger.close();
    assertThat(inventory.deleted).containsExactlyInAnyOrder("root", "data");
    assertThat(inventory.deletedMeanwhile).isEmpty();
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void snapshotsOfTwoServersGoAtTheSameTime() throws Exception {
    attached("root", "web");
    attached("data", "mail");
    ledger.close();
    assertThat(inventory.deletedMeanwhile).hasSize(1);
  }

  private void attached(String snapshot, String server) throws MediaException {
    make(Kind.SNAPSHOT, "snapshots", snapshot);
    inventory.say("snapshots", snapshot, "volume_id", "of-" + snapshot);
    inventory.add("volumes", "of-" + snapshot);
    inventory.say("volumes", "of-" + snapshot, "attachments", List.of(Map.of("server_id", server)));
    inventory.linger(snapshot, 3);
  }

  /** What Cinder has failed to delete it does not try again. */
  @Test
  void whatOnlyAnAdministratorCanResetIsNotWaitedFor() throws Exception {
    attached("broken", "web");
    attached("next", "web");
    inventory.say("snapshots", "broken", "status", "error_deleting");
    inventory.refuse("broken", Integer.MAX_VALUE);
    ledger.close();
    assertThat(inventory.deleted).containsExactly("next");
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .contains("volume snapshot broken", "error_deleting", "administrator");
    assertThat(clock.get()).isLessThan(Duration.ofMinutes(1).toNanos());
  }

  @Test
  void anInterruptedThreadRemovesAllTheSameAndStaysInterrupted() throws Exception {
    make(Kind.VOLUME, "volumes", "volume");
    Thread.currentThread().interrupt();
    ledger.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(inventory.deleted).containsExactly("volume");
  }

  @Test
  void whatWasKeptStaysAndWhatIsGoneAlreadyIsNoProblem() throws Exception {
    make(Kind.VOLUME, "volumes", "kept");
    make(Kind.IMAGE, "images", "gone");
    ledger.keep(Kind.VOLUME, "kept");
    ledger.discard(Kind.IMAGE, "gone");
    assertThat(inventory.deleted).containsExactly("gone");
    ledger.close();
    assertThat(inventory.deleted).containsExactly("gone");
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void whenAllIsKeptOnlyWhatWasDiscardedGoes() throws Exception {
    make(Kind.VOLUME, "volumes", "volume");
    make(Kind.IMAGE, "images", "image");
    inventory.refuse("image", 1);
    ledger.discard(Kind.IMAGE, "image");
    ledger.keepAll();
    ledger.close();
    assertThat(inventory.deleted).containsExactly("image");
  }

  /** The answer was lost, but the service did it. Things of another source of the run stay. */
  @Test
  void whatWasNeverAnsweredIsFoundByItsNameAndProperties() {
    RunTag other = RunTag.ofThisProcess("run-1", "server-2");
    inventory.add("volumes", "mine", TAG.name("disk-0"), TAG.properties());
    inventory.add("volumes", "other", other.name("disk-0"), other.properties());
    inventory.add("volumes", "like-mine", TAG.name("disk-0"), Map.of());
    inventory.add("images", "named-otherwise", "precious", TAG.properties());
    assertThatThrownBy(
            () ->
                ledger.make(
                    Kind.VOLUME,
                    () -> {
                      throw new MediaException.Transient("no answer", null);
                    }))
        .isInstanceOf(MediaException.Transient.class);
    ledger.close();
    assertThat(inventory.deleted).containsExactly("mine");
  }

  @Test
  void nothingIsMadeOnceItIsClosed() {
    ledger.close();
    assertThatThrownBy(() -> make(Kind.VOLUME, "volumes", "late"))
        .isInstanceOf(MediaException.Failed.class);
    assertThat(inventory.deleted).isEmpty();
  }
}
