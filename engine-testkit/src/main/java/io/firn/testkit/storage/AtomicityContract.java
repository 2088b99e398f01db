package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.inPieces;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An object is there whole or not at all, whatever happens to its upload. */
interface AtomicityContract extends StorageFixture {

  /** More than the buffers of any library on the way, so that bytes have left when it breaks. */
  int PIECE = 1 << 20;

  @Test
  default void readersSeeAllOrNothingWhileAPutRuns() throws Exception {
    ObjectName name = ObjectName.of("atomic/watched");
    byte[] bytes = bytes("watched", 8 * PIECE);
    Semaphore looks = new Semaphore(0);
    AtomicBoolean done = new AtomicBoolean();
    Storage reader = another();
    Callable<Integer> watch =
        () -> {
          int seen = 0;
          try {
            boolean last;
            do {
              last = done.get();
              seen += look(reader, name, bytes);
              looks.release();
            } while (!last);
            return seen;
          } finally {
            // A reader that failed looks no more, and the put need not wait for it.
            looks.release(bytes.length);
          }
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> watcher = executor.submit(watch);
      try {
        // Each piece is handed out only after one more look, so looks fall between all of them.
        storage().put(name, inPieces(bytes, PIECE, index -> awaitOne(looks)));
      } finally {
        done.set(true);
      }
      assertThat(watcher.get()).as("times the object was seen whole").isPositive();
    }
  }

  private static void awaitOne(Semaphore looks) {
    try {
      looks.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int look(Storage reader, ObjectName name, byte[] bytes) throws Exception {
    for (var object : Samples.objects(reader, "atomic/")) {
      assertThat(object.size()).as("size in the listing").isEqualTo(bytes.length);
    }
    try {
      assertThat(reader.info(name).size()).as("size by info").isEqualTo(bytes.length);
      assertThat(Arrays.mismatch(read(reader, name), bytes)).isEqualTo(-1);
      return 1;
    } catch (StorageException.NotFound notYet) {
      return 0;
    }
  }

  @Test
  default void aSourceThatBreaksHalfWayLeavesNothing() throws Exception {
    ObjectName name = ObjectName.of("atomic/broken");
    byte[] bytes = bytes("broken", 4 * PIECE);
    IllegalStateException failure = new IllegalStateException("the source broke");
    Payload broken =
        inPieces(
            bytes,
            PIECE,
            index -> {
              if (index == 2) {
                throw failure;
              }
            });
    assertThatThrownBy(() -> storage().put(name, broken))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isSameAs(failure),
            thrown -> assertThat(thrown).hasRootCause(failure));
    assertNothingVisible(name);
    assertNameIsFree(name, bytes);
  }

  @Test
  default void anInterruptedUploadLeavesNothing() throws Exception {
    ObjectName name = ObjectName.of("atomic/interrupted");
    byte[] bytes = bytes("interrupted", 4 * PIECE);
    Payload interrupting =
        inPieces(
            bytes,
            PIECE,
            index -> {
              if (index == 2) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatThrownBy(() -> storage().put(name, interrupting))
        .isInstanceOf(StorageException.Interrupted.class);
    assertThat(Thread.interrupted()).as("interrupt flag set again").isTrue();
    assertNothingVisible(name);
    assertNameIsFree(name, bytes);
  }

  @Test
  default void anInterruptedThreadGetsNoAnswer() throws Exception {
    ObjectName name = ObjectName.of("atomic/there");
    ObjectName fresh = ObjectName.of("atomic/fresh");
    storage().put(name, Payload.of(bytes("there", 10)));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> storage().put(fresh, Payload.of(bytes("fresh", 10))))
        .isInstanceOf(StorageException.Interrupted.class);
    assertThatThrownBy(() -> read(storage(), name))
        .isInstanceOf(StorageException.Interrupted.class);
    assertThatThrownBy(() -> storage().list("", ""))
        .isInstanceOf(StorageException.Interrupted.class);
    assertThat(Thread.interrupted()).as("interrupt flag set again").isTrue();

    assertThat(read(storage(), name)).as("the storage works on").isEqualTo(bytes("there", 10));
    assertNothingVisible(fresh);
  }

  private void assertNothingVisible(ObjectName name) throws Exception {
    Storage reader = another();
    assertThatThrownBy(() -> reader.info(name)).isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> reader.open(name, 0, Storage.TO_END))
        .isInstanceOf(StorageException.NotFound.class);
    Samples.settle(reader);
    assertThat(Samples.names(reader, "")).doesNotContain(name.value());
  }

  private void assertNameIsFree(ObjectName name, byte[] bytes) throws Exception {
    storage().put(name, Payload.of(bytes));
    assertThat(read(storage(), name)).isEqualTo(bytes);
  }
}
