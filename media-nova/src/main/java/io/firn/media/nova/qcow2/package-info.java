/**
 * Reads disks in the format qcow2, as QEMU and so Nova's snapshots have them: versions 2 and 3,
 * with clusters that are plain, zero or compressed by zlib.
 *
 * <p><b>Flow.</b> {@link io.firn.media.nova.qcow2.Qcow2Disk} reads the header ({@code Header}) and
 * the first table, and is then the disk within: opening it at a position gives a {@code
 * Qcow2Reader}, which looks up cluster after cluster in tables of the second level ({@code
 * ClusterMap}) and reads their bytes through a window on the file ({@code FileWindow}). Clusters
 * that are not there are holes.
 *
 * <p><b>Invariants.</b> What the file says is not believed: every offset has to be within it, every
 * size within QEMU's own bounds, and what does not fit is a {@link
 * io.firn.api.media.MediaException}. A reader holds one table and one cluster (2 MiB at most each)
 * and its window of 1 MiB; a disk holds its first table, which has at most 32 MiB and has to be in
 * the file. What would need a second file (backing file, external data) or a key is refused by
 * name.
 *
 * <p><b>Known weakness.</b> Clusters compressed by zstd and tables with subclusters are refused:
 * Nova makes neither. Snapshots within the file are passed over: the disk is its present state.
 */
package io.firn.media.nova.qcow2;
