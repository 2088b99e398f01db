package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.StorageContract;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import software.amazon.awssdk.services.s3.model.AccessDeniedException;

/** The contract on Ceph's radosgw, in a bucket with object lock. */
@Tag("real-servers")
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RealRadosGwTest extends StorageContract {

  private static final Retention DAY = new Retention(false, Duration.ofDays(1));

  private final RealServer server = RealServer.radosGw();
  private final String bucket = "contract-" + UUID.randomUUID();

  @Override
  public Storage open() throws Exception {
    return server.open(bucket + "/and/prefix", Optional.of(DAY));
  }

  @AfterEach
  void remove() throws Exception {
    Thread.interrupted();
    LockedBucket.remove(server, bucket);
  }

  @Override
  public int listingObjects() {
    return 75;
  }

  @Test
  void bytesThatChangedOnTheWayAreRefused() throws Exception {
    WrongBytes.assertRefused(storage());
  }

  @Test
  void whatIsKeptCannotBeDestroyedAndComesBack() throws Exception {
    ObjectName name = ObjectName.of("segments/00/a");
    storage().put(name, Payload.of(new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> LockedBucket.destroy(server, bucket, "and/prefix/" + name))
        .isInstanceOf(AccessDeniedException.class);
    storage().delete(name);
    assertThatThrownBy(() -> storage().info(name)).isInstanceOf(StorageException.NotFound.class);
    LockedBucket.bringBack(server, bucket, "and/prefix/" + name);
    assertThat(storage().info(name).size()).isEqualTo(3);
  }

  @Test
  void aBucketThatWasMadeWithoutLockIsOneLine() throws Exception {
    String plain = "contract-" + UUID.randomUUID();
    try {
      try (Storage storage = server.open(plain)) {
        storage.put(ObjectName.of("a"), Payload.of(new byte[1]));
        assertThat(storage.objectLock()).isEmpty();
      }
      assertThatThrownBy(() -> server.open(plain, Optional.of(DAY)))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageStartingWith("bucket " + plain + " at ")
          .hasMessageContaining("has no object lock");
    } finally {
      server.remove(plain);
    }
  }
}
