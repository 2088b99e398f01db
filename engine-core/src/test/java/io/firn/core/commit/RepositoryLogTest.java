package io.firn.core.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.cache.LocalCopies;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.GcRecord;
import io.firn.core.format.GcRecordCodec;
import io.firn.core.format.ObjectNames;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading the log asks of the storage, and that it is the log whatever is kept of it. */
class RepositoryLogTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final RepositoryKeys keys = TestKeys.keys();

  private RepositoryLog log(Storage place) {
    return new RepositoryLog(place, keys, _ -> {}, new LocalCopies(Optional.of(folder)));
  }

  private static GcRecord record(long number, Duration after) {
    return new GcRecord.Tombstone(new RandomId(9, number), START.plus(after), List.of());
  }

  private byte[] sealed(ObjectName name, GcRecord record) throws IOException {
    return keys.seal(SealedKind.LOG, name, GcRecordCodec.encode(record));
  }

  private void put(int number, GcRecord record) throws IOException {
    ObjectName name = ObjectNames.logRecord(number);
    storage.put(name, Payload.of(sealed(name, record)));
  }

  /** As when another writer of the same number wins late. */
  private void replace(int number, GcRecord record) throws IOException {
    ObjectName name = ObjectNames.logRecord(number);
    storage.damage(name, sealed(name, record));
  }

  private void fill(int records) throws IOException {
    for (int i = 0; i < records; i++) {
      put(i, record(i, Duration.ofHours(2L * i)));
    }
  }

  private long requestsOf(RepositoryLog log, int records) throws IOException {
    long before = storage.traffic().requests(Verb.OPEN);
    assertThat(log.refresh())
        .extracting(record -> record.owner().w1())
        .as("in their order")
        .containsExactlyElementsOf(LongStream.range(0, records).boxed().toList());
    return storage.traffic().requests(Verb.OPEN) - before;
  }

  private Storage detectable() {
    return new ForwardingStorage(storage) {
      @Override
      public CreateOnly createOnly() {
        return CreateOnly.DETECTABLE;
      }
    };
  }

  @Test
  void aRecordIsReadOnceOnEachMachine() throws IOException {
    fill(100);
    RepositoryLog first = log(storage);
    assertThat(requestsOf(first, 100)).as("with what was asked for ahead").isBetween(101L, 117L);
    assertThat(requestsOf(first, 100)).as("the last one, and the end").isEqualTo(2);
    assertThat(requestsOf(log(storage), 100)).as("by the next run").isEqualTo(2);
    put(100, record(100, Duration.ofHours(200)));
    assertThat(requestsOf(log(storage), 101)).isLessThanOrEqualTo(4);
  }

  @Test
  void aTornCopyIsReadAgain() throws IOException {
    fill(20);
    requestsOf(log(storage), 20);
    Path copy = folder.resolve(ObjectNames.logRecord(7).value());
    Files.write(copy, new byte[] {1, 2, 3});
    requestsOf(log(storage), 20);
    assertThat(requestsOf(log(storage), 20)).as("the copy is whole again").isEqualTo(2);
  }

  @Test
  void whereCollisionsAreOnlyDetectableANewRecordIsNeverBelievedForGood() throws IOException {
    Storage swift = detectable();
    put(0, record(0, Duration.ZERO));
    put(1, record(1, Duration.ofHours(3)));
    RepositoryLog log = log(swift);
    requestsOf(log, 2);
    replace(1, record(71, Duration.ofHours(3)));
    assertThat(log.refresh()).extracting(found -> found.owner().w1()).containsExactly(0L, 71L);
    assertThat(log(swift).refresh())
        .as("nor by the next run, from a copy")
        .extracting(found -> found.owner().w1())
        .containsExactly(0L, 71L);
  }

  @Test
  void whereCollisionsAreOnlyDetectableOldRecordsAreKept() throws IOException {
    Storage swift = detectable();
    fill(50);
    requestsOf(log(swift), 50);
    assertThat(requestsOf(log(swift), 50))
        .as("the last settled one, that behind it, and the end")
        .isEqualTo(4);
  }

  /** As when the storage itself is brought back from a copy of last week. */
  @Test
  void aStorageThatWasSetBackIsBelieved() throws IOException {
    fill(20);
    RepositoryLog open = log(storage);
    requestsOf(open, 20);
    for (int number = 5; number < 20; number++) {
      storage.delete(ObjectNames.logRecord(number));
    }
    requestsOf(open, 5);
    requestsOf(log(storage), 5);
    assertThat(requestsOf(log(storage), 5)).as("old copies are gone").isEqualTo(2);
  }

  @Test
  void aStorageThatWasSetBackAndUsedSinceIsBelieved() throws IOException {
    fill(20);
    RepositoryLog open = log(storage);
    requestsOf(open, 20);
    for (int number = 5; number < 20; number++) {
      storage.delete(ObjectNames.logRecord(number));
      put(number, record(number, Duration.ofHours(3L * number)));
    }
    requestsOf(open, 20);
    assertThat(log(storage).refresh()).isEqualTo(open.refresh());
    assertThat(open.refresh().getLast().time()).isEqualTo(START.plus(Duration.ofHours(57)));
  }

  @Test
  void aDeniedRecordIsAnErrorAndNotTheEnd() throws IOException {
    fill(3);
    Storage denying =
        new ForwardingStorage(storage) {
          @Override
          public ReadableByteChannel open(ObjectName name, long offset, long length)
              throws StorageException {
            if (name.equals(ObjectNames.logRecord(2))) {
              throw new StorageException.Denied("not yours", null);
            }
            return super.open(name, offset, length);
          }
        };
    assertThatThrownBy(() -> log(denying).refresh()).isInstanceOf(StorageException.Denied.class);
  }
}
