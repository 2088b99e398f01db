package io.firn.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The contract finds the ways in which storages are known to go wrong. */
class StorageContractTest {

  private static final class Subject extends StorageContract {
    private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);
    private final Function<InMemoryStorage, Storage> broken;

    Subject(Function<InMemoryStorage, Storage> broken) {
      this.broken = broken;
    }

    @Override
    public Storage open() {
      return broken.apply(container.reopen());
    }

    @Override
    public int listingObjects() {
      return 45;
    }
  }

  /** One test of the contract. */
  @FunctionalInterface
  private interface Promise {
    void check(StorageContract contract) throws Exception;
  }

  private static void assertFound(Function<InMemoryStorage, Storage> broken, Promise... promises) {
    for (Promise promise : promises) {
      assertThatThrownBy(() -> promise.check(new Subject(broken)))
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isInstanceOf(AssertionError.class),
              thrown -> assertThat(thrown).hasRootCauseInstanceOf(AssertionError.class));
    }
  }

  @Test
  void findsAStorageThatOverwrites() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public void put(ObjectName name, Payload payload) throws StorageException {
                real.delete(name);
                super.put(name, payload);
              }
            },
        StorageContract::anExistingObjectIsRefusedAndKept,
        StorageContract::ofManyCreatorsOneWins);
  }

  @Test
  void findsAStorageThatShowsAnUploadBeforeItsEnd() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public void put(ObjectName name, Payload payload) throws StorageException {
                real.put(name, Payload.of(new byte[0]));
                byte[] sofar = new byte[0];
                for (ByteBuffer buffer : payload.buffers()) {
                  int filled = sofar.length;
                  sofar = Arrays.copyOf(sofar, filled + buffer.remaining());
                  buffer.get(sofar, filled, sofar.length - filled);
                  real.damage(name, sofar);
                }
              }
            },
        StorageContract::readersSeeAllOrNothingWhileAPutRuns,
        StorageContract::aSourceThatBreaksHalfWayLeavesNothing,
        StorageContract::anInterruptedUploadLeavesNothing);
  }

  @Test
  void findsAListingThatEndsEarly() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public ListPage list(String prefix, String cursor) throws StorageException {
                ListPage page = super.list(prefix, cursor);
                return cursor.isEmpty() ? page : new ListPage(page.objects(), "");
              }
            },
        StorageContract::severalPagesGiveEveryNameOnceAndInOrder);
  }

  @Test
  void findsAListingByFolders() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public ListPage list(String prefix, String cursor) throws StorageException {
                int slash = prefix.lastIndexOf('/') + 1;
                return super.list(prefix.substring(0, slash), cursor);
              }
            },
        StorageContract::aPrefixMayEndInsideAComponent);
  }

  @Test
  void findsAStorageThatShortensRanges() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public ReadableByteChannel open(ObjectName name, long offset, long length)
                  throws StorageException {
                long size = real.info(name).size();
                long from = Math.min(offset, size);
                return super.open(name, from, length < 0 ? length : Math.min(length, size - from));
              }
            },
        StorageContract::aRangeBeyondTheEndIsRefused,
        StorageContract::anEmptyObjectHasOnlyEmptyRanges);
  }

  @Test
  void findsAStorageThatTakesAPayloadOnlyOnce() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              private boolean taken;

              @Override
              public void put(ObjectName name, Payload payload) throws StorageException {
                super.put(name, taken ? Payload.of(new byte[0]) : payload);
                taken = true;
              }
            },
        StorageContract::aPayloadMayHaveBeenReadBefore);
  }

  @Test
  void findsABulkDeleteThatTakesNamesForPrefixes() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public Optional<BulkDelete> bulkDelete() {
                return Optional.of(
                    names -> {
                      for (ObjectName name : names) {
                        for (ObjectInfo object : Samples.objects(real, name.value())) {
                          real.delete(object.name());
                        }
                      }
                    });
              }
            },
        StorageContract::allThatAreNamedAreDeletedAtOnceAndNoOthers);
  }

  @Test
  void findsALockThatCanBeShortened() {
    assertFound(
        real -> {
          Map<ObjectName, Instant> kept = new ConcurrentHashMap<>();
          return new LockingStorage(real, Duration.ofDays(1), kept) {
            @Override
            public void retain(ObjectName name, Instant until) {
              kept.put(name, until);
            }
          };
        },
        StorageContract::anObjectCanBeKeptLongerAndNeverShorter,
        StorageContract::whatIsNotThereCannotBeKept);
  }

  @Test
  void findsAStorageWithAnotherClock() {
    assertFound(
        real ->
            new AlteredStorage(real) {
              @Override
              public ObjectInfo info(ObjectName name) throws StorageException {
                ObjectInfo info = super.info(name);
                return new ObjectInfo(name, info.size(), info.modified().plusSeconds(3600));
              }
            },
        StorageContract::itsClockStampsItsObjects,
        StorageContract::aListingTellsWhatInfoTells);
  }
}
