/**
 * How the engine uses a storage: reading and listing helpers.
 *
 * <p><b>Flow.</b> {@link io.firn.core.storage.StorageListing} walks all pages of a listing; {@link
 * io.firn.core.storage.StorageReads} fetches ranges and small objects whole.
 *
 * <p><b>Invariants.</b> A short answer is an error, never a short result: a range is filled to its
 * last byte or an exception is thrown, a listing ends at its last page or an exception is thrown.
 *
 * <p><b>Known weakness.</b> A listing remains a hint: it may lag, and nothing may be concluded from
 * the absence of a name in it.
 */
package io.firn.core.storage;
