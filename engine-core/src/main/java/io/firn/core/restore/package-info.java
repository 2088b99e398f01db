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
 * neighbours with one request, several requests in flight, decoded and written by workers. While
 * that goes on the next window is planned already, and the last blocks of one are written while the
 * first of the next are fetched; see {@link io.firn.core.restore.Windows}. Attributes of files are
 * set when their last piece is written, those of directories when all below is done. Disks go the
 * same way, with one content each.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>No byte is written that was not authenticated in its place and compared with its whole id.
 *   <li>A file that is there under its name is a file that is right. Until it is finished, contents
 *       and attributes, a file stands beside its place as {@code .NAME.firn-} and 16 digits, and is
 *       then renamed. One that cannot be had whole is reported by name and removed again.
 *   <li>A file that stood there before and is equal is not touched. If nothing of it can be kept,
 *       as of all files of one chunk, it stays until the finished one replaces it. Else it is set
 *       aside under the name of the part before its first byte changes, and only differing ranges
 *       are written: so whatever ends the restore, no name leads to a file that is half old and
 *       half new, and no rule of {@link io.firn.core.restore.Overwrite} can mistake one for
 *       finished. If it cannot be made right it stays aside, and the report names the part.
 *   <li>A disk keeps what could be had; the bad ranges are zeros, or what was there before. In a
 *       directory it, too, gets its name when it is complete.
 *   <li>What is there is compared chunk by chunk with the stored ids and only differing ranges are
 *       fetched. So a restore that was cut off goes on where it was, without any journal: the names
 *       of parts follow from the tree and the path, so that the next restore of the same tree finds
 *       them; of other trees it removes those of files that it restores itself.
 *   <li>{@code --delete} removes names only in directories that the snapshot and the request cover,
 *       and none at all in a tree some of whose records cannot be read.
 *   <li>Memory: three windows (48 Ki pieces or 24 Ki entries, some 20 MiB each), twelve buffers of
 *       4 MiB, two blocks a worker. It does not grow with the snapshot.
 *   <li>Paths are {@link io.firn.api.media.TreePath}s, which cannot lead out of the target, and the
 *       target follows no link on the way to a name.
 * </ul>
 *
 * <p><b>Why parts.</b> To create small files under their names directly would save a rename each,
 * but a kill between the creation and the end leaves them empty or without owner, mode and time,
 * and newer than what is stored. Restoring 20,000 files of 2 KB, six times in turn, took 13.2 s of
 * processor time without the rename and 13.8 s with it (medians, on a busy machine).
 *
 * <p><b>Known weakness.</b> A block device, or an image that is itself the target, is written where
 * it is: a restore that was cut off shows in nothing but its exit code. Directories, links and
 * devices are made under their names and finished later; after a kill {@code --overwrite if-newer}
 * and {@code never} take them for finished. While an existing file of several chunks is brought up
 * to date its name is gone: who restores over a running system does it from another one. Two
 * restores of one tree into one directory at a time disturb each other. The names in a directory
 * that exists are read at once, to find parts: 100 bytes each, of one directory at a time. A chunk
 * that two windows need is fetched twice. A dry run goes by size and time, as looking into files
 * would be no dry run. Further names of files whose first name is not selected are kept in memory
 * until the end.
 */
package io.firn.core.restore;
