package io.firn.openstack;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What can go wrong with a cloud before and around the answers of its services, by what the caller
 * can do about it. Messages name addresses, users and projects, never passwords, keys or tokens.
 */
public abstract sealed class CloudException extends IOException {

  private static final long serialVersionUID = 1;

  private CloudException(String message, Throwable cause) {
    super(message, cause);
  }

  /** May succeed when tried again: no connection, no answer, an overloaded service. */
  public static final class Unreachable extends CloudException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final Optional<Duration> retryAfter;

    public Unreachable(String message, Throwable cause) {
      this(message, cause, Optional.empty());
    }

    public Unreachable(String message, Throwable cause, Optional<Duration> retryAfter) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    /** How long the service asked to wait, if it did. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** The credentials are wrong or expired. */
  public static final class Denied extends CloudException {
    private static final long serialVersionUID = 1;

    public Denied(String message) {
      super(message, null);
    }
  }

  /** The user has to change an option, a variable or a file; the message says which. */
  public static final class Misconfigured extends CloudException {
    private static final long serialVersionUID = 1;

    public Misconfigured(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The service answered what it must not. */
  public static final class Unexpected extends CloudException {
    private static final long serialVersionUID = 1;

    public Unexpected(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
