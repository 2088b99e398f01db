package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import io.firn.core.storage.StorageListing;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A whole probe: what it says, and that it leaves the storage as it was. */
final class StorageProbeTest {

  private static final long MIB = 1 << 20;

  private final ManualClock clock = new ManualClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 1000);
  private final List<String> events = new ArrayList<>();

  private final ProbeListener listener =
      new ProbeListener() {
        @Override
        public void begins(String step) {
          events.add(step);
        }

        @Override
        public void left(int objects, String prefix, StorageException reason) {
          events.add("left " + objects + ": " + reason.getMessage());
        }
      };

  private ProbeReport run(Storage storage) throws IOException {
    return run(storage, Sites.DURATION, 64 * MIB);
  }

  private ProbeReport run(Storage storage, Duration time, long bytes) throws IOException {
    Ration ration = new Ration(time, bytes, clock);
    return new StorageProbe(
            new RationedStorage(storage, ration),
            ration,
            clock,
            Sites.settings(),
            new SecureRandom(),
            listener)
        .run();
  }

  private List<String> names() throws StorageException {
    return StorageListing.all(memory.reopen(), "").stream()
        .map(object -> object.name().value())
        .toList();
  }

  private static List<String> unheld(ProbeReport report) {
    return report.findings().stream()
        .filter(finding -> !(finding.verdict() instanceof Verdict.Held))
        .map(finding -> finding.obligation() + ": " + finding.verdict().seen())
        .toList();
  }

  @Test
  void aGoodStorageKeepsAllAndIsLeftAsItWas() throws Exception {
    memory.put(ObjectName.of("firn"), Payload.of(new byte[10]));
    memory.put(ObjectName.of("segments/00/x"), Payload.of(new byte[10]));
    memory.put(ObjectName.of("probe-of-somebody-else"), Payload.of(new byte[10]));

    ProbeReport report = run(Sites.sending(memory));

    assertThat(unheld(report)).isEmpty();
    assertThat(report.findings()).hasSize(9);
    assertThat(report.latencies()).extracting(Latency::request).contains("put", "delete");
    assertThat(report.transfers()).isNotEmpty();
    assertThat(report.suggestion()).isPresent();
    assertThat(report.cutShort()).isEmpty();
    assertThat(report.left()).isZero();
    assertThat(names()).containsExactly("firn", "probe-of-somebody-else", "segments/00/x");
    assertThat(events).startsWith("create-only").endsWith("latency", "throughput");
  }

  @Test
  void bytesAreNeverMoreThanAllowed() throws Exception {
    ProbeReport report = run(Sites.sending(memory), Sites.DURATION, 32 * MIB);

    assertThat(report.bytesUp() + report.bytesDown()).isLessThanOrEqualTo(32 * MIB);
    assertThat(memory.traffic().bytesUp() + memory.traffic().bytesDown())
        .isLessThanOrEqualTo(32 * MIB);
  }

  /** Every request takes its time on a line that all share; so much a second and not more. */
  private Storage line(Duration latency, double bytesPerSecond) {
    return new ForwardingStorage(memory) {
      private void take(long bytes) {
        clock.advance(latency.plusNanos((long) (bytes / bytesPerSecond * 1e9)));
      }

      @Override
      public void put(ObjectName name, Payload payload) throws StorageException {
        take(payload.length());
        super.put(name, payload);
      }

      @Override
      public ReadableByteChannel open(ObjectName name, long offset, long length)
          throws StorageException {
        take(length == TO_END ? super.info(name).size() - offset : length);
        return super.open(name, offset, length);
      }

      @Override
      public ObjectInfo info(ObjectName name) throws StorageException {
        take(0);
        return super.info(name);
      }

      @Override
      public void delete(ObjectName name) throws StorageException {
        take(0);
        super.delete(name);
      }
    };
  }

  @Test
  void aLineOfOneMegabyteASecondIsProbedInTime() throws Exception {
    ProbeReport report = run(line(Duration.ofMillis(1), 1e6), Sites.DURATION, 1 << 30);

    assertThat(report.took()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(33));
    assertThat(report.suggestion())
        .get()
        .satisfies(
            best -> {
              assertThat(best.maxSegmentSize()).isEqualTo(Suggestion.SMALLEST);
              assertThat(best.connections()).isEqualTo(1);
              assertThat(best.best()).isBetween(0.9e6, 1e6);
            });
    assertThat(names()).isEmpty();
  }

  @Test
  void whenTimeIsOverTheRestIsUnknownAndNothingStays() throws Exception {
    ProbeReport report = run(line(Duration.ofMillis(400), 1e9), Duration.ofSeconds(8), 1 << 30);

    assertThat(unheld(report)).last().asString().contains("no time was left");
    assertThat(report.broken()).as("%s", unheld(report)).isZero();
    assertThat(report.transfers()).isEmpty();
    assertThat(report.suggestion()).isEmpty();
    assertThat(names()).isEmpty();
  }

  @Test
  void aStorageThatTakesNothingEndsTheProbe() throws Exception {
    FaultyStorage denying =
        new FaultyStorage(memory, Sites.SEED)
            .script(
                Call.every(Verb.PUT),
                Fault.failed(() -> new StorageException.Denied("read only", null)));

    assertThatThrownBy(() -> run(denying))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessage("read only");
    assertThat(names()).isEmpty();
  }

  @Test
  void aRequestThatFailsIsNoVerdict() throws Exception {
    FaultyStorage failing =
        new FaultyStorage(Sites.sending(memory), Sites.SEED)
            .script(
                Call.every(Verb.NOW), Fault.failed(() -> new StorageException.Quota("full", null)));

    assertThat(unheld(run(failing))).containsExactly("clock: full");
    failing.assertAllExercised();
    assertThat(names()).isEmpty();
  }

  @Test
  void aMeasurementThatFailsLeavesTheVerdicts() throws Exception {
    Storage small =
        new ForwardingStorage(Sites.sending(memory)) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            if (payload.length() > 2 * MIB) {
              throw new StorageException.Quota("no space for " + payload.length(), null);
            }
            super.put(name, payload);
          }
        };

    ProbeReport report = run(small, Sites.DURATION, 1 << 30);

    assertThat(unheld(report)).isEmpty();
    assertThat(report.transfers()).hasSize(1);
    assertThat(report.suggestion()).isEmpty();
    assertThat(report.cutShort()).contains("no space for 8388608");
    assertThat(names()).isEmpty();
  }

  @Test
  void anInterruptLeavesNothingAndStaysNoted() throws Exception {
    for (int at : List.of(1, 5, 50, 100, 1000)) {
      AtomicInteger puts = new AtomicInteger();
      Thread probing = Thread.currentThread();
      Storage interrupting =
          new ForwardingStorage(memory) {
            @Override
            public void put(ObjectName name, Payload payload) throws StorageException {
              super.put(name, payload);
              if (puts.incrementAndGet() == at) {
                probing.interrupt();
              }
            }
          };

      assertThatThrownBy(() -> run(Sites.sending(interrupting)))
          .as("interrupted at put %d", at)
          .isInstanceOf(StorageException.Interrupted.class);
      assertThat(Thread.interrupted()).as("flag after put %d", at).isTrue();
      assertThat(names()).as("after put %d", at).isEmpty();
    }
  }

  @Test
  void whatCannotBeRemovedIsSaid() throws Exception {
    FaultyStorage keeping =
        new FaultyStorage(Sites.sending(memory), Sites.SEED)
            .script(
                Call.every(Verb.DELETE),
                Fault.failed(() -> new StorageException.Denied("no deleting", null)));

    ProbeReport report = run(keeping);

    assertThat(report.left()).isPositive();
    assertThat(events).last().isEqualTo("left " + report.left() + ": no deleting");
    assertThat(unheld(report)).contains("delete: no deleting");

    clock.advance(Duration.ofMinutes(119));
    assertThat(run(Sites.sending(memory)).reaped()).as("too young").isZero();
    clock.advance(Duration.ofMinutes(2));
    int there = names().size();
    assertThat(there).isPositive();
    assertThat(run(Sites.sending(memory)).reaped()).isEqualTo(there);
    assertThat(names()).isEmpty();
  }

  @Test
  void whoMayNotDeleteIsToldTheRest() throws Exception {
    FaultyStorage keeping =
        new FaultyStorage(Sites.sending(memory), Sites.SEED)
            .script(
                Call.every(Verb.DELETE),
                Fault.failed(() -> new StorageException.Denied("no deleting", null)));
    run(keeping);
    clock.advance(Duration.ofHours(3));

    ProbeReport second = run(keeping);

    assertThat(second.reaped()).isZero();
    assertThat(unheld(second)).containsExactly("delete: no deleting");
  }

  @Test
  void aStorageForReadingOnlyIsRefused() {
    Storage reading =
        new ForwardingStorage(memory) {
          @Override
          public CreateOnly createOnly() {
            return CreateOnly.NONE;
          }
        };
    assertThatThrownBy(() -> run(reading))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("it can only be read, and not be probed");
  }

  @Test
  void noNameOfARepositoryLooksLikeAProbes() {
    ProbeNames names = new ProbeNames(new RandomId(1, 2));
    assertThat(ProbeNames.isOfProbe(names.next("page"))).isTrue();
    assertThat(ObjectNames.kind(names.next("page"))).isEmpty();
    for (String name : List.of("firn", "probe-1-page-1", "snapshots/0", "probe-of-mine")) {
      assertThat(ProbeNames.isOfProbe(ObjectName.of(name))).as(name).isFalse();
    }
  }
}
