package io.firn.storage.s3;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.StorageContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The contract on Swift's s3api, which has no conditional put and no checksums of its own. */
@Tag("real-servers")
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RealS3ApiStorageTest extends StorageContract {

  private final RealServer server = RealServer.s3api();
  private final String bucket = "contract-" + UUID.randomUUID();

  @Override
  public Storage open() throws Exception {
    return server.open(bucket + "/and/prefix");
  }

  @AfterEach
  void remove() throws Exception {
    Thread.interrupted();
    server.remove(bucket);
  }

  @Test
  void bytesThatChangedOnTheWayAreRefused() throws Exception {
    WrongBytes.assertRefused(storage());
  }

  @Override
  public int listingObjects() {
    return 75;
  }
}
