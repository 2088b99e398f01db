package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.servers.StartedServers;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server that {@code dev/servers up} has started, by the environment that it wrote. */
record RealServer(URI address, AwsBasicCredentials keys) {

  /** Swift's s3api, with an EC2 credential of Keystone. */
  static RealServer s3api() {
    return named("FIRN_SERVERS_S3");
  }

  /** S3Proxy, which has nothing in common with Swift, in a process of its own. */
  static RealServer s3Proxy() {
    return named("FIRN_SERVERS_S3PROXY");
  }

  /** Ceph's radosgw, which has object lock. */
  static RealServer radosGw() {
    return named("FIRN_SERVERS_RADOSGW");
  }

  private static RealServer named(String variable) {
    StartedServers started = StartedServers.find();
    return new RealServer(
        URI.create(started.variable(variable)),
        AwsBasicCredentials.create(
            started.variable(variable + "_ACCESS_KEY"),
            started.variable(variable + "_SECRET_KEY")));
  }

  S3Storage open(String place) throws StorageException {
    return Buckets.open(address, keys, place, OpenMode.CREATE, Buckets.REGION);
  }

  S3Storage open(String place, Optional<Retention> retention) throws StorageException {
    return Buckets.open(address, keys, place, OpenMode.CREATE, Buckets.REGION, retention);
  }

  S3Storage open(AwsCredentials others, String place, String region) throws StorageException {
    return Buckets.open(address, others, place, OpenMode.READ, region);
  }

  /** Without the keys, as parameters of tests are printed. */
  @Override
  public String toString() {
    return address.toString();
  }

  /** Removes a bucket with what is in it, if a test came to make it. */
  void remove(String bucket) throws StorageException {
    try (S3Connection connection = Buckets.connect(address, keys, bucket, Buckets.REGION)) {
      ListObjectsV2Response listing =
          connection.send("listing", s3 -> s3.listObjectsV2(list -> list.bucket(bucket)));
      for (S3Object object : listing.contents()) {
        connection.send(
            "delete", s3 -> s3.deleteObject(one -> one.bucket(bucket).key(object.key())));
      }
      connection.send("delete", s3 -> s3.deleteBucket(one -> one.bucket(bucket)));
    } catch (NoSuchBucketException e) {
      return;
    }
  }
}
