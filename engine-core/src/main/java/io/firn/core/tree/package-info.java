/**
 * Stored trees: the metadata of all files of a snapshot as one stream of records in path order.
 *
 * <p><b>Flow.</b> A backup gives records to a {@link io.firn.core.tree.TreeWriter}, which cuts them
 * into small chunks and lists these with the first path of each. A {@link
 * io.firn.core.tree.TreeReader} goes through them in order, or to a path by the lists: for ten
 * million files a root, a list and a chunk. {@link io.firn.core.tree.ParentTree} joins the tree of
 * an older snapshot with a walk, in constant memory.
 *
 * <p><b>Invariants.</b> Paths ascend strictly, within a chunk and from chunk to chunk; a reader
 * enforces it. A chunk can be read without the one before it. Where chunks end hangs on paths
 * alone, so that a changed file changes one chunk and the lists above it. A record that was not
 * written by {@link io.firn.core.tree.TreeWriter} is {@link
 * io.firn.core.RepositoryException.Damaged}, and no path that could leave a directory is ever given
 * out, also out of a malicious snapshot: {@link io.firn.api.media.TreePath} cannot hold one.
 *
 * <p><b>Known weakness.</b> ctime and inode are in the records, so hosts with the same files share
 * their content but not their metadata. A file with more than 1 MiB of extended attributes cannot
 * be stored; a backup names it and goes on. Reading forwards costs one wait for each list node
 * (some 600 chunks, 35 MiB).
 */
package io.firn.core.tree;
