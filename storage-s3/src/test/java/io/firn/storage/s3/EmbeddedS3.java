package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

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
    return open(address, KEYS, place, OpenMode.CREATE, "us-east-1");
  }

  /** With pages of 20 and without a settle time. */
  static S3Storage open(URI server, AwsCredentials keys, String place, OpenMode mode, String region)
      throws StorageException {
    S3Access access =
        new S3Access(
            new Endpoint(Optional.of(server)),
            Optional.of(region),
            Optional.empty(),
            Optional.empty());
    S3Settings settings =
        new S3Settings(
            mode,
            Optional.of(Duration.ZERO),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            20);
    Place parsed = Place.parse(place);
    S3Connection connection =
        S3Connection.open(access, StaticCredentialsProvider.create(keys), parsed.bucket());
    return S3Storage.open(connection, parsed, settings);
  }
}
