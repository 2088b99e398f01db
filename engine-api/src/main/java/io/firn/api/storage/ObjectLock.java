package io.firn.api.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Capability of storages that keep objects from being destroyed before a time, whoever asks: also
 * somebody who has the keys of this client. A storage has it when its user asked for it; then every
 * {@link Storage#put} keeps its object for the {@link #period}, unless its payload has a {@link
 * Payload#lifetime}. Safe for use by many threads.
 *
 * <p>{@link Storage#delete} of an object that is kept may hide it from readers, but what was stored
 * can be brought back by the means of the storage; it never is an error.
 */
public interface ObjectLock {

  /** How long a new object is kept, from its put on; positive. */
  Duration period();

  /**
   * Until when the object is kept, by the storage's clock; empty when it is not kept at all.
   *
   * @throws StorageException.NotFound when there is no such object
   */
  Optional<Instant> retainedUntil(ObjectName name) throws StorageException;

  /**
   * Keeps the object longer. Never shortens: for a time that is not later than {@link
   * #retainedUntil} a storage may throw or do nothing.
   *
   * @param until by the storage's clock, later than now
   * @throws StorageException.NotFound when there is no such object
   */
  void retain(ObjectName name, Instant until) throws StorageException;
}
