package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.cloud.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Removes what dead runs left in a cloud, on request; the same for all media of this module. */
public final class LeftoverCleaner implements MediaCleaner {

  private static final String OLDER_THAN = "older-than";

  private final UnaryOperator<String> environment;

  /** Reads variables of its own; null for one that is not set. */
  public LeftoverCleaner(UnaryOperator<String> environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String scope() {
    return "openstack";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> specs = new ArrayList<>();
    specs.add(
        OptionSpec.of(
            OLDER_THAN,
            OptionType.DURATION,
            "What runs of other hosts made is left alone until it is so old, as nobody here can see"
                + " whether they still run; default: 1d"));
    specs.addAll(MediaCloudOptions.specs());
    return List.copyOf(specs);
  }

  @Override
  public List<Leftover> clean(MediaContext context, PluginOptions options) throws MediaException {
    Duration age = options.duration(OLDER_THAN).orElse(Reaper.DEFAULT_AGE);
    try (Cloud cloud = Cloud.open(options, environment)) {
      Patience patience = new Patience(context.activity()::now);
      List<Reaper.Leftover> found =
          new Reaper(cloud, patience, Clock.systemUTC()).reapAll(age, context.dryRun());
      List<Leftover> leftovers = new ArrayList<>();
      for (Reaper.Leftover each : found) {
        each.trouble()
            .ifPresent(
                trouble ->
                    context
                        .problems()
                        .report(Severity.WARNING, each.kind().word() + " " + each.name(), trouble));
        boolean removed = !context.dryRun() && each.trouble().isEmpty();
        leftovers.add(new Leftover(each.kind().word(), each.id(), each.name(), removed));
      }
      return leftovers;
    }
  }
}
