package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.s3.SmallS3;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** An S3 server in this JVM. */
record EmbeddedS3(SmallS3 server) {

  static final AwsCredentials KEYS = AwsBasicCredentials.create(SmallS3.KEY, SmallS3.SECRET);

  /** Takes two seconds to start: one for all tests, which have buckets of their own. */
  private static final EmbeddedS3 SHARED = new EmbeddedS3(new SmallS3());

  static EmbeddedS3 shared() {
    return SHARED;
  }

  URI address() {
    return server.address();
  }

  S3Storage open(String place) throws StorageException {
    return Buckets.open(address(), KEYS, place, OpenMode.CREATE, Buckets.REGION);
  }
}
