package io.firn.storage.s3;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.StorageContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract on a server that observes {@code If-None-Match}. */
class S3ProxyStorageTest extends StorageContract {

  private final String bucket = "b-" + UUID.randomUUID();

  @Override
  public Storage open() throws Exception {
    return server().open(bucket + "/and/prefix");
  }

  EmbeddedS3 server() {
    return EmbeddedS3.shared();
  }

  @Test
  void bytesThatChangedOnTheWayAreRefused() throws Exception {
    WrongBytes.assertRefused(storage());
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  @Override
  public int bigObjectSize() {
    return 8 << 20;
  }
}
