package io.firn.api.media;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a source is.
 *
 * @param media name of the media plugin
 * @param mode Freezer's word for {@code mode}: {@code fs}, {@code nova}, {@code glance}, {@code
 *     cinder} ...
 * @param paths what is backed up: absolute paths, or ids; shown in listings. Two backups of the
 *     same host, paths and backup name are generations of the same thing
 * @param documented what stands for the paths in Freezer's document: there a path may be given for
 *     a server, and is only written down. Usually the same as the paths
 */
public record SourceInfo(String media, String mode, List<String> paths, List<String> documented) {

  public SourceInfo {
    requireNonNull(media, "media");
    requireNonNull(mode, "mode");
    paths = List.copyOf(paths);
    documented = List.copyOf(documented);
  }

  /** A source whose paths are documented as they are. */
  public SourceInfo(String media, String mode, List<String> paths) {
    this(media, mode, paths, paths);
  }

  /** The same, documented by these paths if there are any. */
  public SourceInfo documentedBy(List<String> given) {
    return given.isEmpty() ? this : new SourceInfo(media, mode, paths, given);
  }
}
