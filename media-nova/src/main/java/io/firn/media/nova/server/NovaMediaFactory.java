package io.firn.media.nova.server;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.Media;
import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.LeftoverCleaner;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The media {@code nova}: servers with all their disks. */
public final class NovaMediaFactory implements MediaFactory {

  static final String NAME = "nova";

  private final UnaryOperator<String> environment;

  /** Reads the variables of this process; for {@link java.util.ServiceLoader}. */
  public NovaMediaFactory() {
    this(System::getenv);
  }

  /**
   * Reads variables of its own.
   *
   * @param environment gives the value of a variable, null when it is not set; thread-safe
   */
  public NovaMediaFactory(UnaryOperator<String> environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "OpenStack servers with all their disks: --nova-inst-id ID, or --project-id ID";
  }

  @Override
  public List<OptionSpec> sourceOptions() {
    return ServerSourceOptions.specs();
  }

  @Override
  public List<OptionSpec> targetOptions() {
    return ServerTargetOptions.specs();
  }

  @Override
  public Media open(MediaContext context, PluginOptions options) throws MediaException {
    ServerSourceOptions wanted = ServerSourceOptions.of(options);
    return new ServerMedia(CloudRun.open(context, options, environment), wanted);
  }

  @Override
  public RestoreTarget openTarget(MediaContext context, PluginOptions options)
      throws MediaException {
    ServerTargetOptions wanted = ServerTargetOptions.of(options);
    return new ServerTarget(CloudRun.open(context, options, environment), wanted);
  }

  @Override
  public Optional<MediaCleaner> cleaner() {
    return Optional.of(new LeftoverCleaner(environment));
  }
}
