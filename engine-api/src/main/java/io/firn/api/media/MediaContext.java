package io.firn.api.media;

import static java.util.Objects.requireNonNull;

/**
 * What the engine tells a media about the run.
 *
 * @param runId random name of this run; tags everything temporary that the media makes
 * @param problems where items that cannot be read or written are reported; safe for many threads
 * @param activity where a media says what it waits for; safe for many threads
 * @param dryRun nothing may be made or changed: a target that is not there stays so
 */
public record MediaContext(
    String runId, ProblemListener problems, Activity activity, boolean dryRun) {

  public MediaContext {
    requireNonNull(runId, "runId");
    requireNonNull(problems, "problems");
    requireNonNull(activity, "activity");
  }

  /** Of a run that does what it says, and shows no waiting. */
  public MediaContext(String runId, ProblemListener problems) {
    this(runId, problems, Activity.NONE, false);
  }
}
