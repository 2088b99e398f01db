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
 * <p><b>Known weakness.</b> Listing opens every snapshot, most of them from local copies: some 0.1
 * ms of processor time each. On a machine that has none sixteen are fetched at a time. A snapshot
 * that was removed elsewhere is shown from its copy until the storage lists it no more.
 */
package io.firn.core.snapshot;
