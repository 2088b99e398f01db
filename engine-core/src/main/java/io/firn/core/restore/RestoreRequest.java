package io.firn.core.restore;

import java.util.List;

/**
 * What of a snapshot is restored, and how.
 *
 * @param paths source paths (absolute or without the leading slash) or globs; all when empty
 * @param include globs as in {@code --include}; all when empty
 * @param exclude globs as in {@code --exclude}
 * @param stripComponents leading path components to drop
 * @param delete remove what the target has and the snapshot has not, below what is restored
 * @param dryRun change nothing, count only
 * @param verify read everything back afterwards and compare
 */
public record RestoreRequest(
    List<String> paths,
    List<String> include,
    List<String> exclude,
    int stripComponents,
    Overwrite overwrite,
    boolean delete,
    boolean dryRun,
    boolean verify) {

  public RestoreRequest {
    paths = List.copyOf(paths);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
