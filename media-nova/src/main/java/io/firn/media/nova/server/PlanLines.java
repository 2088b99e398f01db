package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import java.util.ArrayList;
import java.util.List;

/** What a plan says, a line each, as {@code --dry-run} prints it. For one thread. */
final class PlanLines {

  private record Line(String item, String text) {}

  private final List<Line> there = new ArrayList<>();
  private final List<Line> made = new ArrayList<>();
  private final List<Line> different = new ArrayList<>();
  private final List<Line> missing = new ArrayList<>();

  /** Used as it is. */
  void there(String item, String how) {
    there.add(new Line(item, how));
  }

  /** Will be made. */
  void made(String item, String how) {
    made.add(new Line(item, how));
  }

  /** Will not be as it was; the server can be made without it. */
  void different(String item, String why) {
    different.add(new Line(item, why));
  }

  /** Without it nothing is made. */
  void missing(String item, String whatToDo) {
    missing.add(new Line(item, whatToDo));
  }

  /** Says all of it. */
  void print(ProblemListener listener) {
    print(listener, "is there: ", there);
    print(listener, "will be made: ", made);
    printDifferences(listener);
    print(listener, "is missing: ", missing);
  }

  /** Says what will not be as it was. */
  void printDifferences(ProblemListener listener) {
    print(listener, "will differ: ", different);
  }

  private static void print(ProblemListener listener, String word, List<Line> lines) {
    lines.forEach(line -> listener.report(Severity.NOTE, line.item(), word + line.text()));
  }

  /**
   * Goes on only with all that is needed.
   *
   * @throws MediaException.Misconfigured naming what is missing, and what to do about it
   */
  void refuseIncomplete() throws MediaException {
    if (!missing.isEmpty()) {
      List<String> texts = missing.stream().map(line -> line.item() + ": " + line.text()).toList();
      throw new MediaException.Misconfigured(
          "the server cannot be made here, and nothing was made; " + String.join("; ", texts),
          null);
    }
  }
}
