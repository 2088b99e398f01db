package io.firn.media.files.walk;

import io.firn.media.files.filter.PathFilter;

/**
 * What a walk leaves out, and how much memory it may take.
 *
 * @param filter by path
 * @param largest bytes; regular files above are left out
 * @param oneFileSystem whether mounted file systems are left out, but for their empty directory
 * @param skipCaches whether the content of directories with a {@code CACHEDIR.TAG} is left out
 * @param nameMemory bytes of names held in memory, over all levels of the tree, before they go to
 *     disk
 * @param linkMemory bytes of hard-linked paths held in memory before further ones go to disk
 */
public record WalkRules(
    PathFilter filter,
    long largest,
    boolean oneFileSystem,
    boolean skipCaches,
    long nameMemory,
    long linkMemory) {

  /** Some 200,000 names of 50 bytes. */
  public static final long DEFAULT_NAME_MEMORY = 16L << 20;

  /** Some 60,000 files of which not all links were seen yet. */
  public static final long DEFAULT_LINK_MEMORY = 16L << 20;

  /** Everything, with the usual memory. */
  public static WalkRules everything() {
    return new WalkRules(
        PathFilter.none(), Long.MAX_VALUE, false, false, DEFAULT_NAME_MEMORY, DEFAULT_LINK_MEMORY);
  }
}
