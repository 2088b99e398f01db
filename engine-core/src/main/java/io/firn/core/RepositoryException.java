package io.firn.core;

import java.io.IOException;

/** What can be wrong with a repository, by what the user can do about it. */
public abstract sealed class RepositoryException extends IOException {

  private static final long serialVersionUID = 1;

  private RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }

  /** There is no repository at this place. Exit code 10. */
  public static final class Missing extends RepositoryException {
    private static final long serialVersionUID = 1;

    public Missing(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** There is a repository where one was to be made. */
  public static final class AlreadyThere extends RepositoryException {
    private static final long serialVersionUID = 1;

    public AlreadyThere(String message) {
      super(message, null);
    }
  }

  /** No key slot opens with this password. Exit code 12. */
  public static final class WrongPassword extends RepositoryException {
    private static final long serialVersionUID = 1;

    public WrongPassword(String message) {
      super(message, null);
    }
  }

  /** Written by a newer version, or with an algorithm or cost that is refused. */
  public static final class Unsupported extends RepositoryException {
    private static final long serialVersionUID = 1;

    public Unsupported(String message) {
      super(message, null);
    }
  }

  /** An object is missing or not what it was. Exit code 13. The message names the object. */
  public static final class Damaged extends RepositoryException {
    private static final long serialVersionUID = 1;

    public Damaged(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Bytes are not what was sealed: changed, cut, or put in another's place. Exit code 13. */
  public static final class NotAuthentic extends RepositoryException {
    private static final long serialVersionUID = 1;

    public NotAuthentic(String message) {
      super(message, null);
    }
  }

  /** No snapshot, or more than one, answers to what the user gave. */
  public static final class NoSuchSnapshot extends RepositoryException {
    private static final long serialVersionUID = 1;

    public NoSuchSnapshot(String message) {
      super(message, null);
    }
  }

  /** The request cannot be done as asked; the message says what to change. Exit code 2. */
  public static final class Refused extends RepositoryException {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
      super(message, null);
    }
  }

  /**
   * This machine computed the same thing twice with different results. Nothing wrong was stored.
   */
  public static final class UnreliableMachine extends RepositoryException {
    private static final long serialVersionUID = 1;

    public UnreliableMachine(String message) {
      super(message, null);
    }
  }
}
