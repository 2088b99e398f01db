package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Whether the server refuses a put with {@code If-None-Match: *} of a name that is taken. AWS does.
 * Of others some do, some refuse the header itself, and some pass over it, which would overwrite;
 * so an object of its own is put before the first other one, which costs a request in each run that
 * writes. It stays, and its key is none that the engine could use or list. Thread-safe.
 */
final class CreateCondition {

  private static final Logger LOG = LoggerFactory.getLogger(CreateCondition.class);

  static final String KEY = "~create-only";

  private static final String CONTENT =
      "By this object Firn finds out whether the server refuses to replace one.\n";

  private final S3Connection connection;
  private final Place place;
  private volatile Boolean offered;

  CreateCondition(S3Connection connection, Place place) {
    this.connection = connection;
    this.place = place;
    this.offered = connection.endpoint().isAws() ? Boolean.TRUE : null;
  }

  /** Asks the server the first time. The bucket must be there. */
  boolean isOffered() throws StorageException {
    Boolean known = offered;
    return known != null ? known : ask();
  }

  private synchronized boolean ask() throws StorageException {
    if (offered == null) {
      boolean refused = isRefused();
      if (!refused) {
        // That may have been the first put ever; this one finds it in any case.
        refused = isRefused();
      }
      offered = refused;
      LOG.debug(
          "{} {} If-None-Match", connection.endpoint(), offered ? "observes" : "does not observe");
    }
    return offered;
  }

  private boolean isRefused() throws StorageException {
    String what = "put of " + KEY + " in " + place;
    try {
      connection.send(
          what,
          s3 ->
              s3.putObject(
                  put -> put.bucket(place.bucket()).key(place.prefix() + KEY).ifNoneMatch("*"),
                  RequestBody.fromString(CONTENT)));
      return false;
    } catch (AwsServiceException e) {
      return switch (e.statusCode()) {
        case S3Errors.PRECONDITION_FAILED, S3Errors.CONFLICT -> true;
        case S3Errors.NOT_IMPLEMENTED -> false;
        default -> throw connection.error(e, what);
      };
    }
  }
}
