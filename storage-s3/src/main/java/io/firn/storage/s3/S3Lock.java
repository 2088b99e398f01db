package io.firn.storage.s3;

import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;

/** The lock of the objects below a place. Thread-safe. */
record S3Lock(S3Connection connection, Place place, Retention retention) implements ObjectLock {

  /** How AWS and radosgw say that an object is there and is not kept. */
  private static final Set<String> NOT_KEPT =
      Set.of("NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError");

  @Override
  public Duration period() {
    return retention.period();
  }

  @Override
  public Optional<Instant> retainedUntil(ObjectName name) throws StorageException {
    String what = "retention of " + name + " in " + place;
    try {
      ObjectLockRetention kept =
          connection
              .send(
                  what,
                  s3 ->
                      s3.getObjectRetention(get -> get.bucket(place.bucket()).key(place.key(name))))
              .retention();
      return Optional.ofNullable(kept).map(ObjectLockRetention::retainUntilDate);
    } catch (AwsServiceException e) {
      if (NOT_KEPT.contains(S3Errors.code(e))) {
        return Optional.empty();
      }
      throw connection.error(e, what);
    }
  }

  @Override
  public void retain(ObjectName name, Instant until) throws StorageException {
    connection.call(
        "longer retention of " + name + " in " + place,
        s3 ->
            s3.putObjectRetention(
                put ->
                    put.bucket(place.bucket())
                        .key(place.key(name))
                        .retention(kept -> kept.mode(retention.mode()).retainUntilDate(until))));
  }
}
