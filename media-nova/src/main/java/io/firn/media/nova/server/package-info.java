/**
 * Servers of Nova with all their disks: the media {@code nova}.
 *
 * <p><b>Flow of a backup.</b> {@code ServerMedia} finds the servers, each of which is a source.
 * When its streams are asked for, and not before, {@code ServerCapture} has all its disks
 * snapshotted: the root of a server that was booted from an image by Nova, as an image; volumes by
 * Cinder. A server that boots from a volume is snapshotted by Nova as a whole, which makes Cinder's
 * snapshots too. {@code ServerDocuments} keeps what the services say about it.
 *
 * <p><b>Flow of a restore.</b> {@code RestorePlan} holds the documents against the cloud: what is
 * there, what will be made, what is missing, before anything is made. Disks come in as volumes and
 * one image; at the end {@code ServerBuilder} makes ports and boots, and waits. Then all of it
 * loses the run's marks and is the user's. What was made for a restore that fails is removed by its
 * ledger, and what one left that was killed by a later run.
 *
 * <p><b>Invariants.</b> A server that cannot be captured is that source's failure alone. Documents
 * are the services' own, whole. Nothing of the cloud but what this run made is ever changed.
 *
 * <p><b>Which calls are openstack4j's.</b> Deleting servers and ports, and all that {@code volume}
 * and {@code temporary} do by it. Booting, snapshots and documents are our own: openstack4j cannot
 * say most of what a boot needs, gives no image id from microversion 2.45 on, and its models lose
 * fields.
 *
 * <p><b>Known weakness.</b> The volumes of a server that was booted from an image are snapshotted
 * together, and its root a second or two later, when they stand: Cinder's drivers that keep volumes
 * as files fail while Nova copies a root (seen with NFS). A server that boots from a volume has all
 * its disks snapshotted by one call. Ephemeral and swap disks are in no snapshot; a warning names
 * them. User data is shown to administrators only.
 */
package io.firn.media.nova.server;
