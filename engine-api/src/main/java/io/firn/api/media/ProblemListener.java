package io.firn.api.media;

/** Hears of items that could not be handled while the rest goes on. Safe for many threads. */
@FunctionalInterface
public interface ProblemListener {

  /**
   * Reports one item.
   *
   * @param item path or name as the user knows it, in printable form
   * @param reason what happened, in a few words
   */
  void report(Severity severity, String item, String reason);

  /** What a problem means for the outcome of the run. */
  enum Severity {
    /** Worth a line, nothing is missing: a socket was skipped. */
    NOTE,
    /** The item is there but may not be what the user expects: it changed while it was read. */
    WARNING,
    /** The item is missing from the result; the run ends with exit code 3. */
    ERROR
  }
}
