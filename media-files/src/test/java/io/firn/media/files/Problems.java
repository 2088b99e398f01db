package io.firn.media.files;

import io.firn.api.media.MediaContext;
import io.firn.api.media.ProblemListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is reported, one line each: severity, item, reason. */
final class Problems implements ProblemListener {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void report(Severity severity, String item, String reason) {
    lines.add(severity + " " + item + ": " + reason);
  }

  List<String> lines() {
    return lines;
  }

  MediaContext context() {
    return new MediaContext("test" + System.nanoTime(), this);
  }
}
