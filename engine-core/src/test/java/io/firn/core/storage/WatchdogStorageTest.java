package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogStorageTest {

  private static final ObjectName NAME = ObjectName.of("a");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ManualTime time = new ManualTime();
  private final InMemoryStorage inner = new InMemoryStorage();
  private final FaultyStorage faulty = new FaultyStorage(inner, 1);

  /** Looks only when told: its own thread never gets to it. */
  private final Watchdog watchdog =
      new Watchdog(PATIENCE, time::nanos, pause -> new CountDownLatch(1).await());

  private final Storage storage = new WatchdogStorage(faulty, watchdog);
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Tells whether the thread was left with an interrupt that is not its own. */
  private static FutureTask<Boolean> start(Attempt attempt) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              attempt.run();
              return Thread.interrupted();
            });
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws StorageException;
  }

  @Test
  void aRequestThatStandsStillIsEnded() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    faulty.script(Call.nth(Verb.INFO, 1), Fault.slow(reached, released));
    FutureTask<Boolean> task =
        start(
            () ->
                assertThatThrownBy(() -> storage.info(NAME))
                    .isInstanceOf(StorageException.Transient.class)
                    .hasMessage("info of a moved no byte for 300 seconds and was ended"));
    reached.await();
    time.sleep(PATIENCE);
    watchdog.look();
    assertThat(task.isDone()).as("not before its time").isFalse();
    time.sleep(Duration.ofSeconds(1));
    watchdog.look();
    assertThat(task.get(50, TimeUnit.SECONDS)).as("interrupted").isFalse();
    assertThat(storage.info(NAME).size()).isEqualTo(3);
  }

  @Test
  void somebodyElsesInterruptStaysOne() throws Exception {
    faulty.script(Call.nth(Verb.INFO, 1), Fault.slow(reached, released));
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> storage.info(NAME))
                  .isInstanceOf(StorageException.Interrupted.class);
              return Thread.interrupted();
            });
    Thread thread = Thread.ofPlatform().daemon().start(task);
    reached.await();
    thread.interrupt();
    assertThat(task.get(50, TimeUnit.SECONDS)).as("interrupted").isTrue();
  }

  @Test
  void anAnswerThatComesAtTheLastMomentCounts() throws Exception {
    Storage slow =
        new WatchdogStorage(
            new ForwardingStorage(inner) {
              @Override
              public void delete(ObjectName name) throws StorageException {
                super.delete(name);
                time.sleep(PATIENCE.plusSeconds(1));
                watchdog.look();
              }
            },
            watchdog);
    slow.delete(NAME);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anUploadMayTakeLongAsLongAsBytesMove() throws Exception {
    Storage sending =
        new WatchdogStorage(
            new ForwardingStorage(inner) {
              @Override
              public void put(ObjectName name, Payload payload) throws StorageException {
                for (int i = 0; i < 100; i++) {
                  time.sleep(PATIENCE);
                  watchdog.look();
                  payload.sending(1);
                }
                super.put(name, payload);
              }
            },
            watchdog);
    sending.put(NAME, Payload.of(new byte[100]));
    assertThat(inner.bytes(NAME)).hasSize(100);
  }

  @Test
  void aSilentUploadHasTimeForItsBytes() throws Exception {
    Duration slowLine = PATIENCE.plusSeconds(128);
    faulty.script(
        Call.nth(Verb.PUT, 1),
        Fault.before(
            () -> {
              time.sleep(slowLine);
              watchdog.look();
            }));
    storage.put(NAME, Payload.of(new byte[1 << 20]));
    assertThat(inner.bytes(NAME)).hasSize(1 << 20);
  }

  @Test
  void aLimitOfOursIsNotTakenForSilence() throws Exception {
    Payload held =
        new ForwardingPayload(Payload.of(new byte[1])) {
          @Override
          public void sending(int bytes) {
            time.sleep(PATIENCE.multipliedBy(3));
            watchdog.look();
          }
        };
    Storage sending =
        new WatchdogStorage(
            new ForwardingStorage(inner) {
              @Override
              public void put(ObjectName name, Payload payload) throws StorageException {
                payload.sending(1);
                super.put(name, payload);
              }
            },
            watchdog);
    sending.put(NAME, held);
    assertThat(inner.bytes(NAME)).hasSize(1);
  }

  @Test
  void itsOwnThreadLooks() throws Exception {
    Watchdog impatient = new Watchdog(Duration.ofMillis(1), System::nanoTime, Thread::sleep);
    try (Storage watched = new WatchdogStorage(faulty, impatient)) {
      faulty.script(Call.nth(Verb.NOW, 1), Fault.slow(reached, released));
      FutureTask<Boolean> task = start(watched::now);
      assertThatThrownBy(() -> task.get(50, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StorageException.Transient.class);
    }
  }
}
