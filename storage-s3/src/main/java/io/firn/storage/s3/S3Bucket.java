package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/** Whether the bucket is there, and its making. Thread-safe. */
final class S3Bucket {

  private final S3Connection connection;
  private final Place place;
  private final S3Settings settings;
  private volatile boolean missing;

  S3Bucket(S3Connection connection, Place place, S3Settings settings) {
    this.connection = connection;
    this.place = place;
    this.settings = settings;
  }

  /**
   * Looks for it, by a listing: the answer to a HEAD would not say what is wrong.
   *
   * @throws StorageException.NotFound when it is not there and is not to be made either
   */
  void look() throws StorageException {
    String what = "listing of " + place;
    try {
      connection.send(
          what,
          s3 ->
              s3.listObjectsV2(
                  list -> list.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1)));
      missing = false;
      failUnlessItLocks();
    } catch (AwsServiceException e) {
      missing = isMissing(e) && settings.mode() == OpenMode.CREATE;
      if (!missing) {
        throw connection.error(e, what);
      }
    }
  }

  /** Said at once, and not at the first put. */
  private void failUnlessItLocks() throws StorageException {
    if (settings.retention().isEmpty() || settings.mode() == OpenMode.READ) {
      return;
    }
    String what = "object lock of " + place.bucket();
    boolean locks;
    try {
      ObjectLockConfiguration found =
          connection
              .send(what, s3 -> s3.getObjectLockConfiguration(get -> get.bucket(place.bucket())))
              .objectLockConfiguration();
      locks = found != null && found.objectLockEnabled() == ObjectLockEnabled.ENABLED;
    } catch (AwsServiceException e) {
      locks = false;
      if (e.statusCode() != S3Errors.NOT_FOUND && e.statusCode() != S3Errors.NOT_IMPLEMENTED) {
        throw connection.error(e, what);
      }
    }
    if (!locks) {
      throw new StorageException.Misconfigured(
          ("bucket %s at %s has no object lock, which it is given when it is made: choose another"
                  + " bucket, or leave out --s3-lock")
              .formatted(place.bucket(), connection.endpoint()),
          null);
    }
  }

  static boolean isMissing(AwsServiceException refusal) {
    return S3Errors.code(refusal).equals("NoSuchBucket");
  }

  /**
   * Whether a refusal for want of the bucket only means that nothing was created here yet. To be
   * asked before the request: another thread may make the bucket while the answer is on its way.
   */
  boolean mayBeMissing() {
    return missing;
  }

  /** Makes it when it was missing; one that somebody else made meanwhile will do. */
  synchronized void make() throws StorageException {
    if (!missing) {
      return;
    }
    String what = "making of bucket " + place.bucket();
    try {
      connection.send(
          what,
          s3 ->
              s3.createBucket(
                  bucket ->
                      bucket
                          .bucket(place.bucket())
                          .objectLockEnabledForBucket(
                              settings.retention().isPresent() ? true : null)));
      missing = false;
    } catch (AwsServiceException e) {
      if (e.statusCode() != S3Errors.CONFLICT) {
        throw connection.error(e, what);
      }
      look();
      if (missing) {
        throw connection.error(e, what);
      }
    }
  }
}
