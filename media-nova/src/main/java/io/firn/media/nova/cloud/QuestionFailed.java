package io.firn.media.nova.cloud;

import io.firn.api.media.MediaException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;

/**
 * Carries a failure through openstack4j, whose methods declare none. Not a class of openstack4j's:
 * it catches its own and makes null of some.
 */
final class QuestionFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** How it failed, said about what was asked. */
  @FunctionalInterface
  private interface Reason {
    MediaException about(String what);
  }

  private final transient Reason reason;

  QuestionFailed(HttpAnswer answer) {
    this(null, what -> CloudErrors.of(answer, what));
  }

  QuestionFailed(CloudException cause) {
    this(cause, _ -> CloudErrors.of(cause));
  }

  QuestionFailed(InterruptedException cause) {
    this(cause, what -> CloudErrors.interrupted(what, cause));
  }

  /**
   * Of something else.
   *
   * @param text what happened, behind what was asked for
   */
  QuestionFailed(String text, Throwable cause) {
    this(cause, what -> new MediaException.Failed(what + ": " + text, cause));
  }

  private QuestionFailed(Throwable cause, Reason reason) {
    super("a question to the cloud failed", cause);
    this.reason = reason;
  }

  MediaException about(String what) {
    return reason.about(what);
  }
}
