package io.firn.core.restore;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.core.progress.Problem;
import java.util.ArrayList;
import java.util.List;

/** Passes problems on and keeps the first of them for the report. Safe for many threads. */
final class Problems {

  /** Enough to see what is wrong; a disk with a million bad files must not fill the heap. */
  private static final int KEPT = 10_000;

  private final ProblemListener listener;
  private final List<Problem> kept = new ArrayList<>();

  private boolean failed;

  Problems(ProblemListener listener) {
    this.listener = listener;
  }

  void error(String item, String reason) {
    report(ProblemListener.Severity.ERROR, item, reason);
  }

  void report(ProblemListener.Severity severity, String item, String reason) {
    synchronized (kept) {
      failed |= severity == ProblemListener.Severity.ERROR;
      if (kept.size() < KEPT) {
        kept.add(new Problem(severity, item, reason));
      }
    }
    listener.report(severity, item, reason);
  }

  /**
   * Reports what is wrong with one entry and lets the rest go on, unless nothing more can be
   * written at all.
   */
  void entryFailed(String item, MediaException e) throws MediaException {
    switch (e) {
      case MediaException.Full full -> throw full;
      case MediaException.Interrupted interrupted -> throw interrupted;
      default -> error(item, Problem.reasonOf(e, item));
    }
  }

  /** Tells whether anything is missing from what was asked for. */
  boolean hasErrors() {
    synchronized (kept) {
      return failed;
    }
  }

  List<Problem> list() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }
}
