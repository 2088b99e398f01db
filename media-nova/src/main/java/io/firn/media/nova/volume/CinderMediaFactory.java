package io.firn.media.nova.volume;

import io.firn.api.media.Media;
import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.nova.cloud.MediaCloudOptions;
import io.firn.media.nova.disk.PathToBackup;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.LeftoverCleaner;
import io.firn.media.nova.temporary.TimeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The media {@code cinder}: volumes. */
public final class CinderMediaFactory implements MediaFactory {

  static final String NAME = "cinder";

  private static final String IDS = "cinder-vol-id";
  private static final String NAMES = "cinder-vol-name";

  private final UnaryOperator<String> environment;

  /** Reads the variables of this process; for {@link java.util.ServiceLoader}. */
  public CinderMediaFactory() {
    this(System::getenv);
  }

  /** Reads variables of its own; null for one that is not set. */
  public CinderMediaFactory(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "OpenStack volumes, attached or not: --cinder-vol-id ID";
  }

  @Override
  public List<OptionSpec> sourceOptions() {
    List<OptionSpec> specs = new ArrayList<>();
    specs.add(
        OptionSpec.of(
                IDS,
                OptionType.TEXT_LIST,
                "Volume to back up, by its id; may be given several times, each becomes a snapshot")
            .withLabel("ID"));
    specs.add(
        OptionSpec.of(NAMES, OptionType.TEXT_LIST, "Volume to back up, by its name")
            .withLabel("NAME"));
    specs.add(PathToBackup.spec());
    specs.add(ReadSettings.spec());
    specs.add(TimeLimits.spec());
    specs.addAll(MediaCloudOptions.specs());
    return List.copyOf(specs);
  }

  @Override
  public List<OptionSpec> targetOptions() {
    List<OptionSpec> specs = new ArrayList<>(VolumeTargetOptions.specs());
    specs.add(TimeLimits.spec());
    specs.addAll(MediaCloudOptions.specs());
    return List.copyOf(specs);
  }

  @Override
  public Media open(MediaContext context, PluginOptions options) throws MediaException {
    VolumeMedia.Wanted wanted =
        new VolumeMedia.Wanted(options.texts(IDS), options.texts(NAMES), PathToBackup.of(options));
    if (wanted.ids().isEmpty() && wanted.names().isEmpty()) {
      throw new MediaException.Misconfigured(
          "no volume is named: add --cinder-vol-id or --cinder-vol-name", null);
    }
    return new VolumeMedia(
        CloudRun.open(context, options, environment), wanted, ReadSettings.of(options));
  }

  @Override
  public RestoreTarget openTarget(MediaContext context, PluginOptions options)
      throws MediaException {
    VolumeTargetOptions wanted = VolumeTargetOptions.of(options);
    return new VolumeTarget(CloudRun.open(context, options, environment), wanted);
  }

  @Override
  public Optional<MediaCleaner> cleaner() {
    return Optional.of(new LeftoverCleaner(environment));
  }
}
