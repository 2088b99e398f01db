package io.firn.media.nova.image;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.Media;
import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.LeftoverCleaner;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The media {@code glance}: images of an OpenStack cloud. */
public final class GlanceMediaFactory implements MediaFactory {

  static final String NAME = "glance";

  private final UnaryOperator<String> environment;

  /** Reads the variables of this process; for {@link java.util.ServiceLoader}. */
  public GlanceMediaFactory() {
    this(System::getenv);
  }

  /**
   * Reads variables of its own: a process may use several clouds.
   *
   * @param environment gives the value of a variable, null when it is not set; thread-safe
   */
  public GlanceMediaFactory(UnaryOperator<String> environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "images of OpenStack Glance: --glance-image-id ID, --to-glance";
  }

  @Override
  public List<OptionSpec> sourceOptions() {
    return GlanceSourceOptions.specs();
  }

  @Override
  public List<OptionSpec> targetOptions() {
    return GlanceTargetOptions.specs();
  }

  @Override
  public Media open(MediaContext context, PluginOptions options) throws MediaException {
    GlanceSourceOptions given = new GlanceSourceOptions(options);
    given.check();
    return new GlanceMedia(Cloud.open(options, environment), given, given.settings());
  }

  @Override
  public RestoreTarget openTarget(MediaContext context, PluginOptions options)
      throws MediaException {
    GlanceTargetOptions given = new GlanceTargetOptions(options);
    given.check();
    return new GlanceTarget(CloudRun.open(context, options, environment), given);
  }

  @Override
  public Optional<MediaCleaner> cleaner() {
    return Optional.of(new LeftoverCleaner(environment));
  }
}
