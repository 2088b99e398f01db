package io.firn.api.media;

import static java.util.Objects.requireNonNull;

/**
 * What the engine tells a media about the run.
 *
 * @param runId random name of this run; tags everything temporary that the media makes
 * @param problems where items that cannot be read or written are reported; safe for many threads
 */
public record MediaContext(String runId, ProblemListener problems) {

  public MediaContext {
    requireNonNull(runId, "runId");
    requireNonNull(problems, "problems");
  }
}
