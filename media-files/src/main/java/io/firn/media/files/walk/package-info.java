/**
 * Walks the named paths of a file system in the order of their bytes.
 *
 * <p><b>Flow.</b> {@link io.firn.media.files.walk.NamedPaths} merges what the user named into one
 * tree. {@link io.firn.media.files.walk.TreeWalker} keeps a frame per level, each with the sorted
 * names of its directory; it looks at a name, asks the {@link io.firn.media.files.walk.WalkRules},
 * reads the attributes and gives the entry. A {@link io.firn.media.files.walk.SourceFolder} is how
 * it reaches a directory.
 *
 * <p><b>Invariants.</b> Entries ascend strictly. Memory does not grow with the number of files:
 * names of a huge directory and paths of hard-linked files go to temporary files above a bound. A
 * named path and the directories above it are never excluded. An excluded directory is not read.
 *
 * <p><b>Known weakness.</b> Temporary files go to {@code java.io.tmpdir}; where that is in memory,
 * spilling there saves none. The attributes of {@code /} itself are not kept, as the root of a tree
 * has no path. A directory that is mounted over between its listing and its reading is read as it
 * is then. An engine that opens entries later than it walks has attributes of directories that are
 * as old; of a file it has those of its opening.
 */
package io.firn.media.files.walk;
