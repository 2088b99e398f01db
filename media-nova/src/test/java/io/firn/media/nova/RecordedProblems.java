package io.firn.media.nova;

import io.firn.api.media.MediaContext;
import io.firn.api.media.ProblemListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a media reported, a line each: {@code WARNING server x: reason}. */
public final class RecordedProblems implements ProblemListener {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void report(Severity severity, String item, String reason) {
    lines.add("%s %s: %s".formatted(severity, item, reason));
  }

  /** All of them so far. */
  public List<String> lines() {
    return lines;
  }

  /** Of a new run. */
  public MediaContext context() {
    return new MediaContext(UUID.randomUUID().toString(), this);
  }
}
