/**
 * Directories that are reached by their parents, not by their paths.
 *
 * <p><b>Flow.</b> A {@link io.firn.media.files.directory.Directory} knows its parent and its name.
 * A {@link io.firn.media.files.directory.DirectoryCache} opens it relative to the nearest open
 * parent and keeps a bounded number open, the ones used last.
 *
 * <p><b>Invariants.</b> No symbolic link is followed below the root unless the user named a path
 * that leads through one. The number of open descriptors is bounded at any depth of the tree.
 *
 * <p><b>Known weakness.</b> Going back up from n levels deep opens some n * n / (2 * limit)
 * directories again: nothing for real trees, two hundred thousand calls for 10,000 levels.
 */
package io.firn.media.files.directory;
