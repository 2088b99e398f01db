/**
 * How the engine uses a storage: the decorators that give every plugin the same manners, and
 * helpers for reading and listing.
 *
 * <p><b>Flow.</b> {@link io.firn.core.storage.StorageStack} opens the plugin's storage and puts
 * round it what was asked for, from the outside in:
 *
 * <ol>
 *   <li>{@link io.firn.core.storage.DryRunStorage} when nothing may be written: first, so that what
 *       is not sent costs no retry, no limit and no figure. The repository puts it there.
 *   <li>{@link io.firn.core.storage.RetryingStorage} sends again what may succeed the next time,
 *       and waits for a storage that is away ({@code Outage}). Outside of all that follows, so that
 *       each attempt is a request of its own there and a pause holds nothing. Waiting is no
 *       decorator round it: an attempt after the wait must still know that it is not the first, or
 *       a put whose answer was lost would find its own object and take it for somebody else's.
 *   <li>{@code ThrottledStorage} holds the limits of bytes and requests. Outside of the bound, so
 *       that a request which waits for its turn keeps no connection from others.
 *   <li>{@code BoundedStorage} bounds the requests at once. Outside of the watchdog, because
 *       standing in line is not standing still.
 *   <li>{@code WatchdogStorage} ends requests that stand still.
 *   <li>{@link io.firn.core.storage.MeteredStorage} counts and times what is sent, next to the
 *       plugin, so that no wait of ours is taken for the storage's.
 * </ol>
 *
 * {@link io.firn.core.storage.StorageListing} walks all pages of a listing; {@link
 * io.firn.core.storage.StorageReads} fetches ranges and small objects whole.
 *
 * <p><b>Invariants.</b> A short answer is an error, never a short result: a range is filled to its
 * last byte or an exception is thrown, a listing ends at its last page or an exception is thrown.
 * No decorator turns an error into an answer. No thread sends a request while it holds a body open,
 * since with one connection it would wait for itself.
 *
 * <p><b>Known weakness.</b> A listing remains a hint: it may lag, and nothing may be concluded from
 * the absence of a name in it. The watchdog needs plugins that answer to interrupts, as the
 * contract says. What a plugin sends without {@code Payload.sending} is limited only over whole
 * objects, and what it sends for itself (logins, a listing inside another request) not at all.
 */
package io.firn.core.storage;
