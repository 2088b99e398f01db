package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What an owner, or a thief of the keys, does to the versions in a bucket with object lock. */
final class LockedBucket {

  private LockedBucket() {}

  @FunctionalInterface
  private interface Work {
    void on(S3Client s3, ListObjectVersionsResponse versions);
  }

  private static void with(RealServer server, String bucket, String prefix, Work work)
      throws StorageException {
    try (S3Connection connection =
        Buckets.connect(server.address(), server.keys(), bucket, Buckets.REGION)) {
      connection.send(
          "versions",
          s3 -> {
            work.on(s3, s3.listObjectVersions(list -> list.bucket(bucket).prefix(prefix)));
            return bucket;
          });
    }
  }

  /** Deletes the very bytes. */
  static void destroy(RealServer server, String bucket, String key) throws StorageException {
    with(
        server,
        bucket,
        key,
        (s3, found) -> {
          for (ObjectVersion version : found.versions()) {
            s3.deleteObject(
                delete -> delete.bucket(bucket).key(key).versionId(version.versionId()));
          }
        });
  }

  /** Deletes the mark that hides them. */
  static void bringBack(RealServer server, String bucket, String key) throws StorageException {
    with(
        server,
        bucket,
        key,
        (s3, found) -> {
          for (DeleteMarkerEntry mark : found.deleteMarkers()) {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(mark.versionId()));
          }
        });
  }

  /** Ends the retention, as GOVERNANCE lets the owner, and removes all. */
  static void remove(RealServer server, String bucket) throws StorageException {
    try {
      with(
          server,
          bucket,
          "",
          (s3, found) -> {
            for (ObjectVersion one : found.versions()) {
              remove(s3, bucket, one.key(), one.versionId());
            }
            for (DeleteMarkerEntry one : found.deleteMarkers()) {
              remove(s3, bucket, one.key(), one.versionId());
            }
            s3.deleteBucket(delete -> delete.bucket(bucket));
          });
    } catch (NoSuchBucketException e) {
      // A test that made none.
      return;
    }
  }

  private static void remove(S3Client s3, String bucket, String key, String version) {
    s3.deleteObject(
        delete ->
            delete.bucket(bucket).key(key).versionId(version).bypassGovernanceRetention(true));
  }
}
