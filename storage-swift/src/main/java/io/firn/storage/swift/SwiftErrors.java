package io.firn.storage.swift;

import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;

/** What an answer or a failure means for the engine. Stateless. */
final class SwiftErrors {

  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int PRECONDITION_FAILED = 412;
  static final int TOO_LARGE = 413;
  static final int BAD_RANGE = 416;
  static final int BAD_DIGEST = 422;
  static final int CLIENT_GONE = 499;
  static final int UNAVAILABLE = 503;
  static final int FULL = 507;

  private SwiftErrors() {}

  /**
   * The error of an answer that is not a success and has no special meaning for the request.
   *
   * @param what the request, for the message: {@code put of segments/...}
   */
  static StorageException of(HttpAnswer answer, String what) {
    String message = what + ": " + answer.reason();
    return switch (answer.status()) {
      case NOT_FOUND -> new StorageException.NotFound(message, null);
      case UNAUTHORIZED ->
          new StorageException.Denied(message + "; a fresh token is not accepted either", null);
      case FORBIDDEN ->
          new StorageException.Denied(
              message + "; the user's role does not allow it, or a quota is reached", null);
      case TOO_LARGE, FULL ->
          new StorageException.Quota(message + "; no space is left, or a quota is reached", null);
      case BAD_DIGEST ->
          new StorageException.Integrity(message + "; the bytes changed on the way", null);
      // What a proxy answers when all disks are full as well: nothing that it tells shows which.
      case UNAVAILABLE ->
          new StorageException.Transient(
              message + "; the cluster is overloaded or away, or its disks are full",
              null,
              answer.retryAfter());
      // The server has a newer version or is changing it, or lost the connection in between.
      case CONFLICT, CLIENT_GONE -> new StorageException.Transient(message, null);
      default ->
          answer.isOverload()
              ? new StorageException.Transient(message, null, answer.retryAfter())
              : new StorageException.Permanent(message, null);
    };
  }

  /** The error of a request that was not answered at all, or of a login. */
  static StorageException of(CloudException e) {
    return switch (e) {
      case CloudException.Unreachable unreachable ->
          new StorageException.Transient(e.getMessage(), e, unreachable.retryAfter());
      case CloudException.Denied _ -> new StorageException.Denied(e.getMessage(), e);
      case CloudException.Misconfigured _ -> new StorageException.Misconfigured(e.getMessage(), e);
      case CloudException.Unexpected _ -> new StorageException.Permanent(e.getMessage(), e);
    };
  }

  /** For a wait that was interrupted: sets the flag again. */
  static StorageException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StorageException.Interrupted("interrupted: " + what, e);
  }
}
