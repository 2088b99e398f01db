package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server that {@code dev/servers up} has started, by the environment that it wrote. */
record RealServer(URI address, AwsBasicCredentials keys) {

  private static final String DEFAULT_STATE = "/var/lib/firn-servers";

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
    Map<String, String> environment = environment();
    return new RealServer(
        URI.create(environment.get(variable)),
        AwsBasicCredentials.create(
            environment.get(variable + "_ACCESS_KEY"), environment.get(variable + "_SECRET_KEY")));
  }

  private static Map<String, String> environment() {
    String state = System.getenv().getOrDefault("FIRN_SERVERS_STATE", DEFAULT_STATE);
    Path file = Path.of(state, "environment");
    Map<String, String> environment = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] sides = line.split("=", 2);
        environment.put(sides[0], sides[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: run dev/servers up", e);
    }
    return environment;
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
