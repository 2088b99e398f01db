package io.firn.core.progress;

import io.firn.api.media.ProblemListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the problems of a run and passes each on as it comes. At most {@link #KEPT} are kept, so
 * that a source with a million unreadable files does not fill the heap; the counts are always
 * right.
 */
public final class ProblemLog implements ProblemListener {

  /** Problems kept for the report. */
  public static final int KEPT = 10_000;

  private final ProblemListener next;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

  /**
   * Starts empty.
   *
   * @param next told of every problem at once, for example to print it
   */
  public ProblemLog(ProblemListener next) {
    this.next = next;
  }

  @Override
  public void report(Severity severity, String item, String reason) {
    synchronized (this) {
      counts.merge(severity, 1L, Long::sum);
      if (problems.size() < KEPT) {
        problems.add(new Problem(severity, item, reason));
      }
    }
    next.report(severity, item, reason);
  }

  public synchronized long count(Severity severity) {
    return counts.getOrDefault(severity, 0L);
  }

  public synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }
}
