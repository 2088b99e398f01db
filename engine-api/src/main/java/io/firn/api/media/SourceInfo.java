package io.firn.api.media;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a source is.
 *
 * @param media name of the media plugin
 * @param mode Freezer's word for {@code mode}: {@code fs}, {@code nova}, {@code glance}, {@code
 *     cinder} ...
 * @param paths what the user named: absolute paths, or ids; shown in listings. Two backups of the
 *     same host, paths and backup name are generations of the same thing
 */
public record SourceInfo(String media, String mode, List<String> paths) {

  public SourceInfo {
    requireNonNull(media, "media");
    requireNonNull(mode, "mode");
    paths = List.copyOf(paths);
  }
}
