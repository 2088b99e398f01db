package io.firn.api.media;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import java.util.List;
import java.util.Optional;

/**
 * Entry point of a media plugin, found by {@link java.util.ServiceLoader}. Needs a public
 * constructor without arguments that does nothing.
 */
public interface MediaFactory {

  /** The name that users give to {@code --media}: lower case, for example {@code files}. */
  String name();

  /** One line for {@code firn media list}. */
  String description();

  /** Options of {@code firn backup} for this media. */
  List<OptionSpec> sourceOptions();

  /** Options of {@code firn restore} for this media. */
  List<OptionSpec> targetOptions();

  /**
   * Opens what is to be backed up. Nothing is created anywhere yet.
   *
   * @throws MediaException.Misconfigured when the options make no sense
   */
  Media open(MediaContext context, PluginOptions options) throws MediaException;

  /**
   * Opens a place to restore into.
   *
   * @throws MediaException.Misconfigured when the options make no sense
   */
  RestoreTarget openTarget(MediaContext context, PluginOptions options) throws MediaException;

  /** What removes leftovers of dead runs, for a media that makes anything while it is read. */
  default Optional<MediaCleaner> cleaner() {
    return Optional.empty();
  }
}
