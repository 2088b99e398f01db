/**
 * What the engine asks of a place that keeps objects, and how it is told what went wrong.
 *
 * <p>The surface is small on purpose: six verbs on immutable, named byte strings. Everything else
 * (retry, limits, metrics, caching, dry run) is written once, as a decorator in the engine, and
 * what only some storages can do is a capability of its own type that a storage gives or does not
 * ({@link io.firn.api.storage.ObjectLock}, {@link io.firn.api.storage.BulkDelete}); no method here
 * throws "not supported".
 *
 * <p><b>Flow.</b> A {@link io.firn.api.storage.StorageFactory} found by {@link
 * java.util.ServiceLoader} creates a {@code Storage} for one container. The engine then creates
 * objects, reads ranges of them, lists them as a hint, and in the end deletes them.
 *
 * <p><b>Invariants.</b> An object is written once, whole, and never changed. What a successful
 * {@code put} stored can be read at once by its name; listings may lag.
 */
package io.firn.api.storage;
