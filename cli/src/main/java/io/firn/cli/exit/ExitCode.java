package io.firn.cli.exit;

/** How a command ended, for the shell. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed"),
  USAGE(2, "usage"),
  /** Done, but something could not be read. */
  INCOMPLETE(3, "incomplete"),
  NO_REPOSITORY(10, "no-repository"),
  WRONG_PASSWORD(12, "wrong-password"),
  DAMAGED(13, "damaged"),
  INTERRUPTED(130, "interrupted"),
  /** Nobody reads the output any more; the number that SIGPIPE gives to other programs. */
  CLOSED_PIPE(141, "closed-pipe");

  private final int number;
  private final String word;

  ExitCode(int number, String word) {
    this.number = number;
    this.word = word;
  }

  /** What the process returns. */
  public int number() {
    return number;
  }

  /** The word for it in JSON documents. */
  public String word() {
    return word;
  }
}
