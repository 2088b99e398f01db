package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.ProblemListener;

/** Where one source reports: to the run, until the engine names its snapshot's log. Thread-safe. */
public final class SourceProblems implements ProblemListener {

  private volatile ProblemListener listener;

  /**
   * Reports to the run.
   *
   * @param run hears of everything before {@link #reportTo}
   */
  public SourceProblems(ProblemListener run) {
    this.listener = requireNonNull(run, "run");
  }

  /** From now on. */
  public void reportTo(ProblemListener own) {
    listener = requireNonNull(own, "own");
  }

  @Override
  public void report(Severity severity, String item, String reason) {
    listener.report(severity, item, reason);
  }
}
