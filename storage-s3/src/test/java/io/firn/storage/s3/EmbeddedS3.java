package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** S3Proxy in this JVM, with objects in memory. */
final class EmbeddedS3 {

  static final AwsCredentials KEYS = AwsBasicCredentials.create("the-access-key", "the-secret-key");

  /** Takes two seconds to start: one for all tests, which have buckets of their own. */
  private static final EmbeddedS3 SHARED = new EmbeddedS3(new WholeObjects());

  private final URI address;

  EmbeddedS3(BlobStore store) {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, KEYS.accessKeyId(), KEYS.secretAccessKey())
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not start", e);
    }
    this.address = URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  static EmbeddedS3 shared() {
    return SHARED;
  }

  URI address() {
    return address;
  }

  S3Storage open(String place) throws StorageException {
    return Buckets.open(address, KEYS, place, OpenMode.CREATE, Buckets.REGION);
  }
}
