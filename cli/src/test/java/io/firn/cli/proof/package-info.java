/**
 * What the whole of Firn promises, proven end to end: the engine with the real storages and the
 * real media for files, on real folders.
 *
 * <p><b>Promises.</b> Every snapshot of every history comes back exactly ({@code HistoryTest}). A
 * process that is killed at any moment harms nothing that was there, and what it had flushed is not
 * uploaded again ({@code KillTest}). A storage that fails, tears or lies ends an operation complete
 * and right, or with a typed error ({@code FaultTest}). Damage is named with the snapshots and
 * files that it hits, never reaches a target, and is healed by the next backup, as far as the
 * source still has it ({@code DamageTest}). A storage that is slow does not make a run wrong, nor
 * hold up more than waits for it ({@code SlowStorageTest}).
 *
 * <p><b>Where.</b> A {@code Ground} says where the repository of a proof lies. The proofs are long
 * on local folders, and run at smaller counts on object stores ({@code ObjectStore...Test}): on
 * those inside this JVM with every build, and with the tag {@code real-servers} on what {@code
 * dev/servers} has started. There the way breaks as well: {@code FaultProof} puts a proxy into it
 * that refuses, cuts bodies, loses answers and goes away. {@code RealServerFaultTest} starts
 * servers of its own beside those, to kill them, to fill their disk and to let their tokens end.
 *
 * <p><b>Flow.</b> {@code ProofRepository} puts the parts together as the commands do. {@code
 * KilledBackup} is the process that gets killed. Nothing sleeps; what is random has a seed, and the
 * seed is in the failure's message.
 *
 * <p><b>Known weakness.</b> SIGKILL ends a process, not the machine: what a power failure does to
 * writes that were not synchronised cannot be seen here.
 */
package io.firn.cli.proof;
