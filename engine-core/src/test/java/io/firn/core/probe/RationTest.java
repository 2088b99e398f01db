package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageReads;
import io.firn.testkit.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The time and the bytes of a probe are hard limits, whoever asks. */
final class RationTest {

  private static final ObjectName NAME = ObjectName.of("probe");

  private final ManualClock clock = new ManualClock();
  private final Ration ration = new Ration(Duration.ofSeconds(10), 1000, clock);
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 10);
  private final RationedStorage storage = new RationedStorage(memory, ration);

  @Test
  void whenTimeIsOverOnlyTidyingUpIsLeft() throws Exception {
    storage.put(NAME, Payload.of(new byte[10]));
    clock.advance(Duration.ofSeconds(10));

    assertThat(ration.isOver()).isTrue();
    assertThatThrownBy(() -> storage.put(ObjectName.of("second"), Payload.of(new byte[1])))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessage("the time of the probe is over");
    assertThatThrownBy(() -> storage.info(NAME)).hasMessage("the time of the probe is over");
    assertThatThrownBy(() -> storage.open(NAME, 0, 1)).hasMessage("the time of the probe is over");
    assertThatThrownBy(storage::now).hasMessage("the time of the probe is over");
    assertThat(storage.list("", "").objects()).hasSize(1);
    assertThatCode(() -> storage.delete(NAME)).doesNotThrowAnyException();
    assertThat(storage.list("", "").objects()).isEmpty();
  }

  @Test
  void bytesCountInBothDirections() throws Exception {
    storage.put(NAME, Payload.of(new byte[400]));
    StorageReads.readObject(storage, NAME, 400);

    assertThat(ration.bytesUp()).isEqualTo(400);
    assertThat(ration.bytesDown()).isEqualTo(400);
    assertThat(ration.bytesLeft()).isEqualTo(200);
    assertThatThrownBy(() -> StorageReads.readObject(storage, NAME, 400))
        .hasMessage("the bytes that the probe may use are spent");
  }

  /** A probe that is killed cannot tidy up. */
  @Test
  void whatAProbePutsIsNotWantedForEver() throws Exception {
    List<Optional<Duration>> lifetimes = new ArrayList<>();
    Storage plugin =
        new ForwardingStorage(memory) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            lifetimes.add(payload.lifetime());
            super.put(name, payload);
          }
        };
    new RationedStorage(plugin, ration).put(NAME, Payload.of(new byte[3]));
    assertThat(lifetimes).containsExactly(Optional.of(Duration.ofHours(2)));
    assertThat(memory.info(NAME).size()).isEqualTo(3);
  }

  @Test
  void manyAtOnceGetNoMoreThanThereIs() throws Exception {
    AtomicInteger stored = new AtomicInteger();
    AtomicInteger number = new AtomicInteger();
    Together.all(
        Collections.nCopies(
            64,
            () -> {
              try {
                storage.put(
                    ObjectName.of("n" + number.incrementAndGet()), Payload.of(new byte[30]));
                return stored.incrementAndGet();
              } catch (StorageException.Permanent spent) {
                return 0;
              }
            }),
        16);
    assertThat(stored.get()).isEqualTo(33);
    assertThat(memory.traffic().bytesUp()).isEqualTo(990);
  }
}
