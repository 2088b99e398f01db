package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OutageTest {

  private static final ObjectName NAME = ObjectName.of("a");
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final ManualTime time = new ManualTime();
  private final InMemoryStorage inner = new InMemoryStorage();
  private final List<String> told = new ArrayList<>();
  private Duration awayUntil = Duration.ZERO;
  private Supplier<StorageException> error = () -> new StorageException.Transient("no route", null);

  private final OutageListener listener =
      new OutageListener() {
        @Override
        public void away(StorageException reason, Duration longest) {
          told.add("away: " + reason.getMessage() + ", " + longest);
        }

        @Override
        public void back(Duration away) {
          told.add("back");
        }
      };

  private final Storage plugin =
      new ForwardingStorage(inner) {
        @Override
        public ObjectInfo info(ObjectName name) throws StorageException {
          if (time.now().compareTo(awayUntil) < 0) {
            throw error.get();
          }
          return super.info(name);
        }
      };

  private StorageStack stack(Duration wait) {
    StorageTraffic usual = StorageTraffic.DEFAULT;
    return new StorageStack(
        new StorageTraffic(
            usual.upload(),
            usual.download(),
            usual.requests(),
            usual.connections(),
            Duration.ZERO,
            wait),
        RetryPolicy.DEFAULT,
        Optional.empty(),
        listener,
        time::nanos,
        time::sleep,
        new Random(1));
  }

  @Test
  void aStorageThatComesBackInTimeEndsNothingAndIsToldOnce() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    Storage storage = stack(TWO_HOURS).over(plugin);
    awayUntil = Duration.ofMinutes(90);
    assertThat(storage.info(NAME).size()).isEqualTo(3);
    assertThat(told).containsExactly("away: no route, PT2H", "back");
    assertThat(time.now()).isBetween(awayUntil, awayUntil.plusSeconds(30));

    awayUntil = time.now().plusMinutes(30);
    storage.info(NAME);
    assertThat(told).as("a second outage is another one").hasSize(4);
  }

  @Test
  void aShortOutageIsNotWorthAWord() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    awayUntil = Duration.ofSeconds(20);
    stack(TWO_HOURS).over(plugin).info(NAME);
    assertThat(told).isEmpty();
  }

  @Test
  void theWaitEndsWhenItWasSaidTo() {
    awayUntil = Duration.ofDays(1);
    Storage storage = stack(TWO_HOURS).over(plugin);
    assertThatThrownBy(() -> storage.info(NAME)).isInstanceOf(StorageException.Transient.class);
    assertThat(time.now()).isEqualTo(TWO_HOURS);
    assertThat(told).containsExactly("away: no route, PT2H");
  }

  @Test
  void withoutBeingAskedToNothingIsWaitedFor() {
    awayUntil = Duration.ofDays(1);
    Storage storage = stack(Duration.ZERO).over(plugin);
    assertThatThrownBy(() -> storage.info(NAME)).isInstanceOf(StorageException.Transient.class);
    assertThat(time.now()).isLessThan(Duration.ofMinutes(3));
    assertThat(told).isEmpty();
  }

  @Test
  void aRefusalIsNotWaitedForAndShowsThatTheStorageIsBack() {
    awayUntil = Duration.ofDays(1);
    error =
        () ->
            time.now().compareTo(Duration.ofMinutes(10)) < 0
                ? new StorageException.Transient("no route", null)
                : new StorageException.Denied("token expired", null);
    Storage storage = stack(TWO_HOURS).over(plugin);
    assertThatThrownBy(() -> storage.info(NAME)).isInstanceOf(StorageException.Denied.class);
    assertThat(time.now()).isLessThan(Duration.ofMinutes(11));
    assertThat(told).containsExactly("away: no route, PT2H", "back");
  }

  @Test
  void theStoragesOwnWishIsWaitedForUnlessItIsTooLong() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    awayUntil = Duration.ofMinutes(40);
    error =
        () ->
            new StorageException.Transient(
                "maintenance", null, Optional.of(Duration.ofMinutes(40)));
    stack(TWO_HOURS).over(plugin).info(NAME);
    assertThat(time.pauses()).hasSize(1);

    awayUntil = Duration.ofDays(1);
    error =
        () -> new StorageException.Transient("maintenance", null, Optional.of(Duration.ofHours(3)));
    Storage storage = stack(TWO_HOURS).over(plugin);
    assertThatThrownBy(() -> storage.info(NAME)).hasMessage("maintenance");
    assertThat(time.pauses()).as("three hours are not waited for").hasSize(1);
  }

  @Test
  void oneObjectThatCannotBeHadIsNoComingAndGoing() {
    Outage outage = new Outage(TWO_HOURS, listener, time::nanos);
    Outage.Waiting poisoned = outage.failed();
    StorageException.Transient again = new StorageException.Transient("poisoned", null);
    for (int i = 0; i < 5; i++) {
      assertThat(poisoned.pauseAfter(again, RetryPolicy.DEFAULT, new Random(1))).isPresent();
      outage.failed().answered();
    }
    assertThat(told).containsExactly("away: poisoned, PT2H");
  }

  @Test
  void openingIsWaitedForOnlyWhenAsked() throws Exception {
    StorageStack.Opening opening =
        () -> {
          if (time.now().compareTo(Duration.ofMinutes(30)) < 0) {
            throw new StorageException.Transient("no route", null);
          }
          return inner;
        };
    assertThatThrownBy(() -> stack(Duration.ZERO).open(opening))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(time.pauses()).isEmpty();
    stack(TWO_HOURS).open(opening).put(NAME, Payload.of(new byte[3]));
    assertThat(told).containsExactly("away: no route, PT2H", "back");
  }
}
