package io.firn.api.storage;

import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A flat space of immutable objects. Safe for use by many threads at once.
 *
 * <h2>Obligations</h2>
 *
 * <ul>
 *   <li>{@link #put} is atomic: a reader sees the whole object or none. An upload that failed, was
 *       interrupted or died with the process leaves nothing that {@code open}, {@code info} or
 *       {@code list} shows.
 *   <li>{@code put} is create-only at the level that {@link #createOnly()} declares.
 *   <li>Read after create: once {@code put} returned, {@code open} and {@code info} find the object
 *       by its name, from any client. The bytes survive a power failure of the writer.
 *   <li>{@link #list} is a hint: it may lag behind {@code put} and {@code delete} by {@link
 *       #settleTime()}, and may name objects that are gone. What it must never do is end early
 *       without an error.
 *   <li>{@link #delete} happens in the end: the object may be seen for the settle time.
 *   <li>Errors are typed by {@link StorageException}. A request that may have taken effect but
 *       whose answer was lost is {@link StorageException.Transient}.
 *   <li>What only some storages can do is a capability, a method here that is empty by default:
 *       {@link #objectLock()}, {@link #bulkDelete()}. Nothing here throws "not supported".
 *   <li>Methods answer to {@link Thread#interrupt()} within a second by throwing {@link
 *       StorageException.Interrupted}.
 * </ul>
 */
public interface Storage extends AutoCloseable {

  /** How far {@link #put} keeps two creators of one name apart. Constant for the life of this. */
  CreateOnly createOnly();

  /** How long listings and deletes may lag; zero where they are immediate. Never null. */
  Duration settleTime();

  /**
   * Creates the object.
   *
   * @throws StorageException.Exists when there is one by this name already (whatever its content)
   */
  void put(ObjectName name, Payload payload) throws StorageException;

  /**
   * Opens {@code length} bytes from {@code offset}. The channel ends after exactly that many bytes;
   * a body that breaks off earlier makes {@code read} throw {@link StorageException.Transient},
   * never return a short end. Closing it early is allowed and cheap.
   *
   * @param length bytes; {@link #TO_END} for all that follows
   * @throws StorageException.NotFound when there is no such object
   * @throws StorageException.BadRange when the range goes beyond the end of the object
   */
  ReadableByteChannel open(ObjectName name, long offset, long length) throws StorageException;

  /** Size and time of one object, without its bytes. */
  ObjectInfo info(ObjectName name) throws StorageException;

  /**
   * One page of the objects whose names begin with {@code prefix} (which may be empty and may end
   * inside a path component), in ascending order of their names as UTF-8 bytes.
   *
   * @param cursor the empty string for the first page, else {@link ListPage#next()} of the page
   *     before
   */
  ListPage list(String prefix, String cursor) throws StorageException;

  /** Deletes the object; one that does not exist is no error. */
  void delete(ObjectName name) throws StorageException;

  /**
   * The storage's own time, by its clock, not by that of this machine. Used to decide about ages,
   * so it must be the clock that stamps {@link ObjectInfo#modified()}. At most two seconds behind,
   * and never ahead of it. May cost a request.
   */
  Instant now() throws StorageException;

  /** Keeping objects from being destroyed, where this storage does; constant for its life. */
  default Optional<ObjectLock> objectLock() {
    return Optional.empty();
  }

  /** Deleting many objects at once, where it is cheaper; constant for the life of this. */
  default Optional<BulkDelete> bulkDelete() {
    return Optional.empty();
  }

  /** Frees connections. Objects that are being written by other threads are abandoned. */
  @Override
  void close() throws StorageException;

  /** For {@link #open}: to the end of the object. */
  long TO_END = -1;
}
