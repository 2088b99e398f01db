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
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedStorageTest {

  private static final ObjectName NAME = ObjectName.of("a");

  private final InMemoryStorage inner = new InMemoryStorage();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Counts those that are inside at the same time, and lets others come meanwhile. */
  private final Storage counting =
      new ForwardingStorage(inner) {
        @Override
        public ObjectInfo info(ObjectName name) throws StorageException {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          for (int i = 0; i < 1000; i++) {
            Thread.onSpinWait();
          }
          now.decrementAndGet();
          return super.info(name);
        }
      };

  @Test
  void neverMoreAtOnce() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    Storage storage = new BoundedStorage(counting, 3);
    List<FutureTask<ObjectInfo>> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tasks.add(new FutureTask<>(() -> storage.info(NAME)));
      Thread.ofVirtual().start(tasks.getLast());
    }
    for (FutureTask<ObjectInfo> task : tasks) {
      assertThat(task.get(50, TimeUnit.SECONDS).size()).isEqualTo(3);
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void aBodyCountsUntilItIsClosed() throws Exception {
    inner.put(NAME, Payload.of(new byte[3]));
    Storage storage = new BoundedStorage(inner, 1);
    FutureTask<ObjectInfo> second = new FutureTask<>(() -> storage.info(NAME));
    ReadableByteChannel body = storage.open(NAME, 0, 3);
    try (body) {
      Thread thread = Thread.ofPlatform().start(second);
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(second.isDone()).isFalse();
        Thread.onSpinWait();
      }
    }
    assertThat(second.get(50, TimeUnit.SECONDS).size()).isEqualTo(3);
    body.close();
    try (ReadableByteChannel again = storage.open(NAME, 0, 3)) {
      assertThat(again.isOpen()).isTrue();
      FutureTask<ObjectInfo> third = new FutureTask<>(() -> storage.info(NAME));
      Thread thread = Thread.ofPlatform().start(third);
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(third.isDone()).as("closing twice frees one place, not two").isFalse();
        Thread.onSpinWait();
      }
      thread.interrupt();
      assertThatThrownBy(() -> third.get(50, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StorageException.Interrupted.class);
    }
  }

  @Test
  void aFailureFreesItsPlace() throws Exception {
    Storage storage = new BoundedStorage(inner, 1);
    assertThatThrownBy(() -> storage.open(NAME, 0, 3))
        .isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> storage.info(NAME)).isInstanceOf(StorageException.NotFound.class);
    storage.put(NAME, Payload.of(new byte[3]));
    assertThat(storage.list("", "").objects()).hasSize(1);
  }
}
