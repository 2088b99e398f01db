package io.firn.media.files.walk;

import io.firn.api.media.TreePath;

/**
 * One level of a walk.
 *
 * @param path null for the root of the file system
 * @param names left to be visited
 * @param named paths that the user named at or below this directory, or null
 * @param whole whether everything in it is backed up, or only what leads to named paths
 * @param device file system that {@code --one-file-system} stays on
 */
record Frame(
    SourceFolder folder,
    TreePath path,
    SortedNames names,
    NamedPaths named,
    boolean whole,
    long device) {

  TreePath resolve(byte[] name) {
    return path == null ? TreePath.of(name) : path.resolve(name);
  }
}
