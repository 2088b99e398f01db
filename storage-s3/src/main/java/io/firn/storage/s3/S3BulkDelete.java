package io.firn.storage.s3;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes up to a thousand objects by one request, or one by one where a server cannot. */
final class S3BulkDelete implements BulkDelete {

  private static final Logger LOG = LoggerFactory.getLogger(S3BulkDelete.class);

  /** What S3 takes in one request. */
  private static final int MOST = 1000;

  private final S3Connection connection;
  private final Place place;
  private final Storage storage;
  private volatile boolean refused;

  /**
   * Deletes below {@code place}.
   *
   * @param storage deletes one by one
   */
  S3BulkDelete(S3Connection connection, Place place, Storage storage) {
    this.connection = connection;
    this.place = place;
    this.storage = storage;
  }

  @Override
  public void delete(Collection<ObjectName> names) throws StorageException {
    List<ObjectName> all = List.copyOf(names);
    for (int from = 0; from < all.size(); from += MOST) {
      deleteSome(all.subList(from, Math.min(all.size(), from + MOST)));
    }
  }

  private void deleteSome(List<ObjectName> names) throws StorageException {
    if (!refused) {
      String what = "delete of " + names.size() + " objects in " + place;
      try {
        fail(send(what, names), what);
        return;
      } catch (AwsServiceException e) {
        refused = e.statusCode() == S3Errors.NOT_IMPLEMENTED;
        if (!refused) {
          throw connection.error(e, what);
        }
        LOG.debug("{} deletes one by one only", connection.endpoint());
      }
    }
    for (ObjectName name : names) {
      storage.delete(name);
    }
  }

  private DeleteObjectsResponse send(String what, List<ObjectName> names) throws StorageException {
    List<ObjectIdentifier> keys = new ArrayList<>();
    for (ObjectName name : names) {
      keys.add(ObjectIdentifier.builder().key(place.key(name)).build());
    }
    return connection.send(
        what,
        s3 ->
            s3.deleteObjects(
                request ->
                    request
                        .bucket(place.bucket())
                        .delete(delete -> delete.objects(keys).quiet(true))));
  }

  /** The answer is a success whatever became of each object. */
  private static void fail(DeleteObjectsResponse answer, String what) throws StorageException {
    for (S3Error error : answer.errors()) {
      String message = what + ": " + error.code() + " for " + error.key();
      switch (String.valueOf(error.code())) {
        case "NoSuchKey" -> {}
        case "AccessDenied" ->
            throw new StorageException.Denied(
                message + "; these credentials do not allow it", null);
        case "InternalError", "ServiceUnavailable", "SlowDown", "OperationAborted" ->
            throw new StorageException.Transient(message, null);
        default -> throw new StorageException.Permanent(message, null);
      }
    }
  }
}
