package io.firn.api.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What can go wrong with a storage, by what the caller can do about it. Messages name the object or
 * container and the reason, never credentials.
 */
public sealed class StorageException extends IOException {

  private static final long serialVersionUID = 1;

  private StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The object or the container does not exist. */
  public static final class NotFound extends StorageException {
    private static final long serialVersionUID = 1;

    public NotFound(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Create-only: there is an object by this name. */
  public static final class Exists extends StorageException {
    private static final long serialVersionUID = 1;

    public Exists(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The range reaches beyond the end of the object. */
  public static final class BadRange extends StorageException {
    private static final long serialVersionUID = 1;

    public BadRange(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** May succeed when tried again: timeouts, broken connections, overload. */
  public static final class Transient extends StorageException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final Optional<Duration> retryAfter;

    public Transient(String message, Throwable cause) {
      this(message, cause, Optional.empty());
    }

    public Transient(String message, Throwable cause, Optional<Duration> retryAfter) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    /** How long the storage asked to wait, if it did. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** Credentials are wrong, expired, or do not allow this. */
  public static final class Denied extends StorageException {
    private static final long serialVersionUID = 1;

    public Denied(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No space left, or over the quota. */
  public static final class Quota extends StorageException {
    private static final long serialVersionUID = 1;

    public Quota(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The storage itself found that bytes were changed on the way or at rest. */
  public static final class Integrity extends StorageException {
    private static final long serialVersionUID = 1;

    public Integrity(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The options or the container name cannot be used; the user has to change them. */
  public static final class Misconfigured extends StorageException {
    private static final long serialVersionUID = 1;

    public Misconfigured(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The calling thread was interrupted; its interrupt flag is set again. */
  public static final class Interrupted extends StorageException {
    private static final long serialVersionUID = 1;

    public Interrupted(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Anything else that will not get better by itself. */
  public static final class Permanent extends StorageException {
    private static final long serialVersionUID = 1;

    public Permanent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
