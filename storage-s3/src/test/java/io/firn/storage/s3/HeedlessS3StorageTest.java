package io.firn.storage.s3;

import io.firn.testkit.s3.SmallS3;
import org.junit.jupiter.api.Tag;

/** The contract on a server that passes over {@code If-None-Match}. */
@Tag("long")
class HeedlessS3StorageTest extends S3ProxyStorageTest {

  private static final EmbeddedS3 HEEDLESS = new EmbeddedS3(SmallS3.heedless());

  @Override
  EmbeddedS3 server() {
    return HEEDLESS;
  }
}
