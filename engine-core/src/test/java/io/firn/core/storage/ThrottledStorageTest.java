package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottledStorageTest {

  private static final ObjectName NAME = ObjectName.of("a");

  private final ManualTime time = new ManualTime();
  private final InMemoryStorage inner = new InMemoryStorage();

  private Optional<TokenBucket> perSecond(double rate) {
    return Optional.of(new TokenBucket(rate, 0, time::nanos, time::sleep));
  }

  private Storage upload(Storage behind, double rate) {
    return new ThrottledStorage(behind, perSecond(rate), Optional.empty(), Optional.empty());
  }

  /** Sends in pieces and says so, and fails after some of them. */
  private static final class Streaming extends ForwardingStorage {

    private final int pieces;

    Streaming(Storage delegate, int pieces) {
      super(delegate);
      this.pieces = pieces;
    }

    @Override
    public void put(ObjectName name, Payload payload) throws StorageException {
      for (int i = 0; i < pieces; i++) {
        payload.sending(1000);
      }
      if (pieces * 1000L < payload.length()) {
        throw new StorageException.Transient("broke off", null);
      }
      super.put(name, payload);
    }
  }

  @Test
  void anUploadIsSlowedDownWhileItIsSent() throws Exception {
    upload(new Streaming(inner, 4), 1000).put(NAME, Payload.of(new byte[4000]));
    assertThat(time.pauses()).hasSize(4).containsOnly(Duration.ofSeconds(1));
    assertThat(inner.bytes(NAME)).hasSize(4000);
  }

  @Test
  void whatAStorageSendsWithoutAWordIsWaitedForAfterwards() throws Exception {
    upload(inner, 1000).put(NAME, Payload.of(new byte[4000]));
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void anUploadThatBreaksOffCostsWhatWasSent() {
    Storage storage = upload(new Streaming(inner, 3), 1000);
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(new byte[4000])))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aDownloadIsSlowedDownInSmallPieces() throws Exception {
    inner.put(NAME, Payload.of(new byte[1 << 20]));
    Storage storage =
        new ThrottledStorage(inner, Optional.empty(), perSecond(1 << 16), Optional.empty());

    ByteBuffer target = ByteBuffer.allocate(1 << 20);
    StorageReads.readFully(storage, NAME, 0, target);

    assertThat(target.hasRemaining()).isFalse();
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(16));
    assertThat(time.pauses())
        .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(1)));
  }

  /** Swift's proxies end an upload that is silent for 60 s; pieces have 256 KiB at most. */
  @ParameterizedTest
  @CsvSource({"1, 1", "8000, 1", "17500, 2", "70000, 8", "1000000000, 8"})
  void underALowLimitFewerUploadsAreNeverSilentForLong(double rate, int atOnce) throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore begun = new Semaphore(0);
    CountDownLatch go = new CountDownLatch(1);
    Storage behind =
        new ForwardingStorage(inner) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.release();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new StorageException.Interrupted("ended", e);
            }
            super.put(name, payload);
            running.decrementAndGet();
          }
        };
    Storage storage = upload(behind, rate);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> puts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ObjectName name = ObjectName.of("o/" + i);
        puts.add(
            threads.submit(
                () -> {
                  storage.put(name, Payload.of(new byte[1]));
                  return true;
                }));
      }
      begun.acquire(atOnce);
      go.countDown();
      for (Future<Boolean> put : puts) {
        assertThat(put.get()).isTrue();
      }
    }
    assertThat(most.get()).isLessThanOrEqualTo(atOnce);
  }

  @Test
  void everyVerbIsARequest() throws Exception {
    Storage storage =
        new ThrottledStorage(inner, Optional.empty(), Optional.empty(), perSecond(0.5));
    storage.put(NAME, Payload.of(new byte[9]));
    storage.open(NAME, 0, 9).close();
    storage.info(NAME);
    storage.list("", "");
    storage.now();
    storage.delete(NAME);
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(12));
  }
}
