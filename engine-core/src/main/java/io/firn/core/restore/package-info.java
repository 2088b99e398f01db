/**
 * Restores: a snapshot into a target, exactly, and with every byte fetched as seldom as can be.
 *
 * <pre>
 * records in order --> window of pieces --> compare what is there --> by segment: fetch, decode,
 *   check ids, write --> finish files --> read back (--verify) --> hard links --> directories
 * </pre>
 *
 * <p><b>Flow.</b> {@link io.firn.core.restore.RestoreOperation} goes through the records of a tree
 * once. Directories are made as they come; contents are cut into pieces, and a window of them is
 * planned and done together: pieces sorted by segment and offset, each block fetched once,
 * neighbours with one request, several requests in flight, decoded and written by workers.
 * Attributes of files are set when their last piece is written, those of directories when all below
 * is done. Disks go the same way, with one content each.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>No byte is written that was not authenticated in its place and compared with its whole id.
 *   <li>A file that is there is a file that is right: one that cannot be had whole is reported by
 *       name and removed again if this restore made it. A file that stood there before stays, right
 *       in some ranges and as before in the others, without the stored times, so that the next
 *       restore compares it. A disk keeps what could be had; the bad ranges are zeros, or what was
 *       there before.
 *   <li>What is there is compared chunk by chunk with the stored ids and only differing ranges are
 *       fetched. So a restore that was cut off goes on where it was, without any journal.
 *   <li>{@code --delete} removes names only in directories that the snapshot and the request cover,
 *       and none at all in a tree some of whose records cannot be read.
 *   <li>Memory: one window (128 Ki pieces or 64 Ki entries, some 60 MiB), twelve buffers of 4 MiB,
 *       two blocks a worker. It does not grow with the snapshot.
 *   <li>Paths are {@link io.firn.api.media.TreePath}s, which cannot lead out of the target, and the
 *       target follows no link on the way to a name.
 * </ul>
 *
 * <p><b>Known weakness.</b> A restore that a storage or target error ends leaves the files in work
 * partly written under their names, without their stored times; doing it again finishes them. A
 * window ends before the next one begins, so the last blocks of a window leave workers idle. A
 * chunk that two windows need is fetched twice. A dry run goes by size and time, as looking into
 * files would be no dry run. Further names of files whose first name is not selected are kept in
 * memory until the end.
 */
package io.firn.core.restore;
