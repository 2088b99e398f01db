package io.firn.media.nova.cloud;

import io.firn.api.media.MediaException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.Json;
import java.util.Locale;
import java.util.Optional;

/** What an answer or a failure means for the engine. Stateless. */
public final class CloudErrors {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int FULL = 507;

  private CloudErrors() {}

  /**
   * The error of an answer that is not a success and has no special meaning for the request.
   *
   * @param what was asked for, for the message: {@code image 4711}
   */
  public static MediaException of(HttpAnswer answer, String what) {
    String said = said(answer);
    String message = what + ": " + said;
    return switch (answer.status()) {
      case NOT_FOUND, GONE -> new MediaException.NotFound(message, null);
      case UNAUTHORIZED ->
          new MediaException.Denied(message + "; a fresh token is not accepted either", null);
      case FORBIDDEN ->
          said.toLowerCase(Locale.ROOT).contains("quota")
              ? new MediaException.Full(message, null)
              : new MediaException.Denied(message + "; the user's role does not allow it", null);
      case TOO_LARGE, FULL -> new MediaException.Full(message, null);
      // The thing is busy with something else: a snapshot, an attachment.
      case CONFLICT -> new MediaException.Transient(message, null);
      default ->
          answer.isOverload()
              ? new MediaException.Transient(message, null)
              : new MediaException.Failed(message, null);
    };
  }

  /** Nova and Cinder wrap their sentence: {@code {"badRequest": {"message": ...}}}. */
  private static String said(HttpAnswer answer) {
    return sentence(answer)
        .map(text -> "status " + answer.status() + ": " + text)
        .orElseGet(answer::reason);
  }

  private static Optional<String> sentence(HttpAnswer answer) {
    try {
      Json document = Json.parse(answer.body(), "an error");
      return document.names().stream()
          .flatMap(name -> document.at(name).at("message").text().stream())
          .findFirst();
    } catch (CloudException.Unexpected e) {
      return Optional.empty();
    }
  }

  /** The error of a request that was not answered at all, or of a login. */
  public static MediaException of(CloudException e) {
    return switch (e) {
      case CloudException.Unreachable _ -> new MediaException.Transient(e.getMessage(), e);
      case CloudException.Denied _ -> new MediaException.Denied(e.getMessage(), e);
      case CloudException.Misconfigured _ -> new MediaException.Misconfigured(e.getMessage(), e);
      case CloudException.Unexpected _ -> new MediaException.Failed(e.getMessage(), e);
    };
  }

  /** For a wait that was interrupted: sets the flag again. */
  public static MediaException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new MediaException.Interrupted("interrupted: " + what, e);
  }
}
