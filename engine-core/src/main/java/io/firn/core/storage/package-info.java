/**
 * How the engine uses a storage: the decorators that give every plugin the same manners, and
 * helpers for reading and listing.
 *
 * <p><b>Flow.</b> From the outside in: {@link io.firn.core.storage.RetryingStorage} sends again
 * what may succeed the next time, {@link io.firn.core.storage.MeteredStorage} counts what is sent,
 * then comes the plugin. {@link io.firn.core.storage.DryRunStorage} stands outermost when nothing
 * may be written. {@link io.firn.core.storage.StorageListing} walks all pages of a listing; {@link
 * io.firn.core.storage.StorageReads} fetches ranges and small objects whole.
 *
 * <p><b>Invariants.</b> A short answer is an error, never a short result: a range is filled to its
 * last byte or an exception is thrown, a listing ends at its last page or an exception is thrown.
 * No decorator turns an error into an answer.
 *
 * <p><b>Known weakness.</b> A listing remains a hint: it may lag, and nothing may be concluded from
 * the absence of a name in it. A retry is bounded by attempts and not by a deadline; a storage that
 * hangs without an error is the plugin's time-out to end.
 */
package io.firn.core.storage;
