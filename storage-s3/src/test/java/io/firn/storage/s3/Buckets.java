package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Opens buckets of a server that a test knows, past the user's surroundings. */
final class Buckets {

  static final String REGION = "us-east-1";

  private Buckets() {}

  static S3Connection connect(URI server, AwsCredentials keys, String bucket, String region)
      throws StorageException {
    S3Access access =
        new S3Access(
            new Endpoint(Optional.of(server)),
            Optional.of(region),
            Optional.empty(),
            Optional.empty());
    return S3Connection.open(access, StaticCredentialsProvider.create(keys), bucket);
  }

  /** With pages of 20 and without a settle time. */
  static S3Storage open(URI server, AwsCredentials keys, String place, OpenMode mode, String region)
      throws StorageException {
    return open(server, keys, place, mode, region, Optional.empty());
  }

  /** The same with a lock. */
  static S3Storage open(
      URI server,
      AwsCredentials keys,
      String place,
      OpenMode mode,
      String region,
      Optional<Retention> retention)
      throws StorageException {
    S3Settings settings =
        new S3Settings(
            mode,
            Optional.of(Duration.ZERO),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            retention,
            20);
    Place parsed = Place.parse(place);
    return S3Storage.open(connect(server, keys, parsed.bucket(), region), parsed, settings);
  }
}
