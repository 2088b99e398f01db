/**
 * Snapshots: what a backup leaves behind, and the only thing that makes it visible.
 *
 * <p><b>Flow.</b> A {@link io.firn.core.snapshot.SnapshotDocument} says what was backed up and
 * holds the roots of its streams, its documents and its manifest. {@link
 * io.firn.core.snapshot.SnapshotStore} lists, reads, finds and creates them.
 *
 * <p><b>Invariants.</b> A snapshot is written last, once, under a random id, and never changed. A
 * listing that fails is an error and never an empty list. The document names the hash of the public
 * header, so that a header put in the place of another is found.
 *
 * <p><b>Known weakness.</b> Listing opens every snapshot's object; there is no local copy. On local
 * disks that is some 0.1 ms each; on object stores sixteen are fetched at a time.
 */
package io.firn.core.snapshot;
