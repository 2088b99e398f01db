/**
 * {@code firn backup}: one source becomes one snapshot.
 *
 * <p><b>Flow.</b> {@link io.firn.core.backup.BackupOperation} finds the parents, opens a session,
 * and backs up stream by stream. {@code TreeBackup} joins the walk, which goes on in a thread of
 * its own, with the parent's records: what looks unchanged takes over its chunk ids, once every one
 * of them was found in the index; the rest is read into the pipeline, and the records are written
 * in path order as their contents get their names. {@code BackupCommit} then stores manifest and
 * index piece and commits, and does the same for checkpoints of runs that last long. Where the
 * storage locks objects, {@code RetentionRenewal} keeps those that the snapshot needs anew.
 *
 * <p><b>Invariants.</b> Nothing is visible before the commit. A file that cannot be read is
 * reported and left out, a hard link to it likewise; a file that changed twice while it was read is
 * kept with a warning. What the parent has and the index has not is read and stored again, so that
 * the next backup heals a damaged repository.
 *
 * <p><b>Known weakness.</b> One thread walks and one reads, which leaves a slow disk with deep
 * queues idle in between. Checkpoints are made between the entries of trees: within one huge disk
 * only index pieces are stored, so that a resumed run reads it again, but uploads none of what it
 * has. Where no local copies are kept the renewal of locks asks about each object in each backup;
 * where they are, a lock that somebody with the right to it has shortened is noticed half a period
 * later.
 */
package io.firn.core.backup;
