package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the sources or the target of one run share.
 *
 * @param cloud closed by whoever opened it
 * @param guests whose snapshots are being removed
 */
public record CloudRun(
    Cloud cloud, MediaContext context, Patience patience, TimeLimits limits, Guests guests) {

  public CloudRun {
    requireNonNull(cloud, "cloud");
    requireNonNull(context, "context");
    requireNonNull(patience, "patience");
    requireNonNull(limits, "limits");
    requireNonNull(guests, "guests");
  }

  /**
   * Connects to the cloud that the options and variables name.
   *
   * @param options with those of {@link io.firn.media.nova.cloud.MediaCloudOptions} and {@link
   *     TimeLimits}
   * @param environment gives the value of a variable, null when it is not set
   */
  public static CloudRun open(
      MediaContext context, PluginOptions options, UnaryOperator<String> environment)
      throws MediaException {
    Cloud cloud = Cloud.open(options, environment);
    Patience patience = new Patience(context.activity()::now);
    return new CloudRun(cloud, context, patience, TimeLimits.of(options), new Guests(cloud));
  }

  /** The same for one source, whose problems are its own. */
  public CloudRun reportingTo(SourceProblems problems) {
    MediaContext own =
        new MediaContext(context.runId(), problems, context.activity(), context.dryRun());
    return new CloudRun(cloud, own, patience, limits, guests);
  }

  /**
   * An empty ledger.
   *
   * @param source id of what is backed up or restored
   */
  public Ledger ledger(String source) {
    RunTag tag = RunTag.ofThisProcess(context.runId(), source);
    return new Ledger(cloud, guests, tag, patience, context.problems());
  }

  /**
   * Removes what dead runs of this host left, and says so. A failure of that is a warning: the
   * backup does not depend on it.
   */
  public void reap() throws MediaException {
    if (context.dryRun()) {
      return;
    }
    try {
      List<Reaper.Leftover> leftovers =
          new Reaper(cloud, patience, Clock.systemUTC()).reapThisHost();
      for (Reaper.Leftover leftover : leftovers) {
        String item = leftover.kind().word() + " " + leftover.name();
        leftover
            .trouble()
            .ifPresentOrElse(
                trouble ->
                    context
                        .problems()
                        .report(
                            Severity.WARNING,
                            item,
                            "left by a run that died, and cannot be removed: " + trouble),
                () ->
                    context
                        .problems()
                        .report(Severity.NOTE, item, "left by a run that died: removed"));
      }
    } catch (MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      context
          .problems()
          .report(
              Severity.WARNING,
              "what dead runs left",
              "cannot be looked for (" + e.getMessage() + ")");
    }
  }
}
