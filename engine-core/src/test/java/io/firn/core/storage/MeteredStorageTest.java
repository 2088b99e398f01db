package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeteredStorageTest {

  private static final ObjectName NAME = ObjectName.of("a");

  private final AtomicLong clock = new AtomicLong();
  private final FaultyStorage faulty = new FaultyStorage(new InMemoryStorage(), 1);
  private final StorageMeter meter = new StorageMeter();
  private final MeteredStorage storage = new MeteredStorage(faulty, meter, clock::get);

  private Fault takes(Duration time) {
    return Fault.after(() -> clock.addAndGet(time.toNanos()));
  }

  @Test
  void countsRequestsBytesAndFailures() throws Exception {
    storage.put(NAME, Payload.of(new byte[100]));
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(new byte[7])))
        .isInstanceOf(StorageException.Exists.class);
    StorageReads.readFully(storage, NAME, 10, ByteBuffer.allocate(30));

    StorageMetrics metrics = meter.snapshot();
    assertThat(metrics.bytesUp()).isEqualTo(100);
    assertThat(metrics.bytesDown()).isEqualTo(30);
    assertThat(metrics.verbs().get(StorageVerb.PUT).requests()).isEqualTo(2);
    assertThat(metrics.verbs().get(StorageVerb.PUT).failures()).isEqualTo(1);
    assertThat(metrics.verbs().get(StorageVerb.OPEN).requests()).isEqualTo(1);
    assertThat(metrics.verbs().get(StorageVerb.DELETE))
        .isEqualTo(
            new StorageMetrics.VerbMetrics(
                0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void timesAreThoseOfTheRequests() throws Exception {
    faulty.script(new Call(Verb.NOW, "", 0, 1, 90, 1), takes(Duration.ofMillis(10)));
    faulty.script(new Call(Verb.NOW, "", 0, 91, 100, 1), takes(Duration.ofSeconds(1)));
    for (int i = 0; i < 100; i++) {
      storage.now();
    }
    StorageMetrics.VerbMetrics now = meter.snapshot().verbs().get(StorageVerb.NOW);
    assertThat(now.total()).isEqualTo(Duration.ofMillis(90 * 10 + 10 * 1000));
    assertThat(now.max()).isEqualTo(Duration.ofSeconds(1));
    assertThat(now.median()).isBetween(Duration.ofMillis(10), Duration.ofMillis(20));
    assertThat(now.percentile95()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void retriesAreCountedByTheRetryingStorageAround() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 1), Fault.transientError());
    RetryingStorage retrying =
        new RetryingStorage(storage, RetryPolicy.DEFAULT, meter, pause -> {}, new Random(1));
    retrying.put(NAME, Payload.of(new byte[1]));

    StorageMetrics.VerbMetrics put = meter.snapshot().verbs().get(StorageVerb.PUT);
    assertThat(put.requests()).isEqualTo(2);
    assertThat(put.failures()).isEqualTo(1);
    assertThat(put.retries()).isEqualTo(1);
    assertThat(meter.snapshot().bytesUp()).isEqualTo(1);
  }
}
