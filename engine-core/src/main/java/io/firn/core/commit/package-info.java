/**
 * The commit of a snapshot, and the log by which writers and a collector agree without locks.
 *
 * <p><b>Flow.</b> {@link io.firn.core.commit.RepositoryLog} reads and appends numbered records;
 * {@link io.firn.core.commit.LogView} says what they come to. {@link io.firn.core.commit.Committer}
 * reads the log just before the one PUT that makes a backup visible, and again when the answer to
 * that PUT came late or not at all. All times that this rests on are in {@link
 * io.firn.core.commit.SafetyTimes}.
 *
 * <p><b>Invariants.</b> Before the PUT nothing of a backup is visible. A snapshot that stays
 * visible needs no segment that was tombstoned when it was committed. Times that decide are the
 * storage's.
 *
 * <p><b>Known weakness.</b> The log is read from its beginning by every writer, from local copies
 * but for the last hour of it: some 0.1 ms of processor time a record. Its compaction comes with
 * the collector. The collector itself is not built yet, and until it has been simulated the format
 * stays version 0.
 */
package io.firn.core.commit;
