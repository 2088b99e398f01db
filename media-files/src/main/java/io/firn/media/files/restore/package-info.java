/**
 * Restores entries below a directory, or an image onto a device.
 *
 * <p><b>Flow.</b> {@link io.firn.media.files.restore.FilesTarget} opens the target directory once.
 * Its tree target reaches each entry by the parent's open directory ({@code TargetFolders}), opens
 * files ({@code FileOpener}), and sets attributes when the content is there ({@code
 * MetadataWriter}).
 *
 * <p><b>Invariants.</b> No call goes through a symbolic link: a link, FIFO, device or file that
 * stands where a directory belongs is replaced by a directory, and a link in the last place is
 * replaced as such. A directory that stands where something else belongs is removed only when it is
 * empty. New files are created exclusively and readable by their owner alone until they are
 * finished. Set-id bits are not given to a file that belongs to somebody else than in the snapshot.
 *
 * <p><b>Durability.</b> Closing the target makes all durable by {@code syncfs}, of which one in 64
 * MiB has gone before so that the disk is busy during the restore; a device or image that is itself
 * the target when its sink is closed. What has to be on the disk anyway and is large and aligned,
 * the chunks of raw disks, goes there past the page cache ({@code UncachedWriter}). Files of trees,
 * disks and documents get their names when they are complete, by a rename; a disk in work is {@code
 * .NAME.firn-part}, and the next restore goes on with it.
 *
 * <p><b>Known weakness.</b> A device or image that is itself the target has no name to wait for:
 * killed, its restore leaves it partly written. A kill while a file with several links or a running
 * program is copied, to be compared, leaves the copy under the name {@code .firn-RUN-N}; after a
 * power failure before the last {@code syncfs}, some file systems show renamed files empty. Who may
 * rename directories of the target while it is restored can move one of them away together with
 * what goes on being restored into it. Times of access are not restored. A file system mounted
 * inside the target is not covered by the {@code syncfs}.
 */
package io.firn.media.files.restore;
