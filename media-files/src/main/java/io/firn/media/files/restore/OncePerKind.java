package io.firn.media.files.restore;

import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reports what this user or file system cannot set once for each kind, with the first item. */
final class OncePerKind {

  private final ProblemListener problems;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  OncePerKind(ProblemListener problems) {
    this.problems = problems;
  }

  void warn(String kind, String item, String reason) {
    if (reported.add(kind)) {
      problems.report(
          Severity.WARNING, item, kind + ": " + reason + " (reported once, others may follow)");
    }
  }
}
