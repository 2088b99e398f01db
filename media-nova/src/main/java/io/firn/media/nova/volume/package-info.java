/**
 * Volumes of Cinder: the media {@code cinder}, and what the disks of servers need of it.
 *
 * <p><b>Flow of a backup.</b> All volumes of a command get their snapshots at once ({@code
 * SnapshotRound}). A snapshot becomes a volume, that an image, and the image is read ({@link
 * io.firn.media.nova.volume.SnapshotDisk}); the volume goes as soon as the image stands, the image
 * as soon as it is read, the snapshot at the end. The image of the next disk is made while one is
 * read.
 *
 * <p><b>Flow of a restore.</b> {@link io.firn.media.nova.volume.VolumeMaker} uploads a temporary
 * image, asks for a volume of it, and gives that its name, metadata and flags when all of the
 * restore went well; until then it bears the run's tag and goes with everything else.
 *
 * <p><b>Invariants.</b> A volume that has a snapshot is never uploaded: Cinder's NFS driver refuses
 * it, and others may give the overlay in place of the disk. A volume that is being read belongs to
 * nobody but this run.
 *
 * <p><b>Which calls are openstack4j's.</b> Making, naming and removing snapshots, volumes and
 * images. Documents are kept whole, so they are read without its models, and metadata of snapshots
 * and properties for images are calls that it does not have.
 *
 * <p><b>Known weakness.</b> Each backup makes the cloud copy each volume twice, of which the second
 * sends every zero to the store of images. Of an encrypted volume the ciphertext is kept, which is
 * of use only as long as the key manager has the key; a warning says so.
 */
package io.firn.media.nova.volume;
