/**
 * What a storage has to prove, and storages to test other code against.
 *
 * <p><b>Contract.</b> {@link io.firn.testkit.storage.StorageContract} is the whole promise of
 * {@link io.firn.api.storage.Storage} as JUnit tests. A plugin author extends it, opens a fresh
 * container in {@code open()}, and gets the suite; what is asked follows from the storage's own
 * {@code createOnly()} and {@code settleTime()}.
 *
 * <p><b>Stand-ins.</b> {@link io.firn.testkit.storage.InMemoryStorage} is a real storage that
 * happens to live in the heap and counts requests and bytes. {@link
 * io.firn.testkit.storage.FaultyStorage} puts a script of faults in front of any storage and says
 * at the end which of them nobody met: a fault that no test exercises proves nothing.
 *
 * <p><b>Invariants.</b> No sleep and no wall clock: waiting is for an event, randomness has a seed.
 *
 * <p><b>Known weakness.</b> The contract cannot pull a power plug, so durability is only asked for,
 * not proven; and a DETECTABLE storage is asked what it must keep, not provoked to lose a race.
 */
package io.firn.testkit.storage;
