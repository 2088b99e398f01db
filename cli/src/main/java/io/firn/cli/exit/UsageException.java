package io.firn.cli.exit;

/** The command line, a variable or the configuration file asks for what cannot be. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * A usage error.
   *
   * @param message what is wrong; what to do
   */
  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
