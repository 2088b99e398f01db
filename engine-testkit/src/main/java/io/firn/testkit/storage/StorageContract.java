package io.firn.testkit.storage;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * The promise of {@link Storage} as tests. A plugin author writes
 *
 * <pre>{@code
 * class AcmeStorageTest extends StorageContract {
 *   private final String container = server.newContainer();
 *
 *   @Override
 *   public Storage open() throws Exception {
 *     return new AcmeStorageFactory().open(container, OpenMode.CREATE, options);
 *   }
 * }
 * }</pre>
 *
 * <p>JUnit makes an instance per test, so each test has a container of its own, and every call of
 * {@link #open()} within it must lead there. The other methods may be overridden where the defaults
 * do not fit; none of them switches an obligation off. How strict the tests about two creators and
 * about lagging listings are follows from the storage's {@code createOnly()} and {@code
 * settleTime()}; the suite waits out the latter, so give a test server a short one.
 *
 * <p>Capabilities are tried where the storage has them: open it so that it has all it can.
 *
 * <p>For storages that can create: one whose {@code createOnly()} is NONE fails here.
 */
public abstract class StorageContract
    implements CreateContract,
        AtomicityContract,
        RangeContract,
        ListingContract,
        ErrorContract,
        LockContract,
        DeleteContract,
        ConcurrencyContract {

  private final List<Storage> opened = new ArrayList<>();

  /** For subclasses. */
  protected StorageContract() {}

  /**
   * Opens this test's container, which is empty at the first call, for writing. Each call gives
   * another client. The suite closes them.
   */
  @Override
  public abstract Storage open() throws Exception;

  /**
   * How many objects fill more than two pages of a listing; 2100 is right for pages of 1000. Open
   * the storage with a small page size, if it has one, and lower this to make the suite faster.
   */
  @Override
  public int listingObjects() {
    return 2100;
  }

  /** Bytes of the largest object that is tried; 64 MiB, twice the engine's default segment. */
  @Override
  public int bigObjectSize() {
    return 64 << 20;
  }

  /** How many threads use one client at the same time. */
  @Override
  public int threads() {
    return 16;
  }

  /** How far {@code now()} may be from {@code modified()} of an object made at the same time. */
  @Override
  public Duration clockTolerance() {
    return Duration.ofSeconds(2);
  }

  @Override
  public final synchronized Storage storage() throws Exception {
    return opened.isEmpty() ? another() : opened.getFirst();
  }

  @Override
  public final synchronized Storage another() throws Exception {
    Storage storage = open();
    opened.add(storage);
    return storage;
  }

  @AfterEach
  void closeAll() throws StorageException {
    // A test may end interrupted on purpose; the next one must not find that.
    Thread.interrupted();
    for (Storage storage : opened) {
      storage.close();
    }
  }
}
