package io.firn.api.media;

import java.io.IOException;

/**
 * What can go wrong with a media, by what the caller can do about it. Messages name the item and
 * the reason, never a secret.
 */
public sealed class MediaException extends IOException {

  private static final long serialVersionUID = 1;

  private MediaException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The item does not exist, or no longer. */
  public static final class NotFound extends MediaException {
    private static final long serialVersionUID = 1;

    public NotFound(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The item may not be read or written by this user. */
  public static final class Denied extends MediaException {
    private static final long serialVersionUID = 1;

    public Denied(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** May succeed when tried again. */
  public static final class Transient extends MediaException {
    private static final long serialVersionUID = 1;

    public Transient(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No space left, or over a quota, where something is restored. */
  public static final class Full extends MediaException {
    private static final long serialVersionUID = 1;

    public Full(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The options make no sense; the user has to change them. */
  public static final class Misconfigured extends MediaException {
    private static final long serialVersionUID = 1;

    public Misconfigured(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The calling thread was interrupted; its interrupt flag is set again. */
  public static final class Interrupted extends MediaException {
    private static final long serialVersionUID = 1;

    public Interrupted(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Anything else. */
  public static final class Failed extends MediaException {
    private static final long serialVersionUID = 1;

    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
