package io.firn.testkit.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A storage in the heap: exclusive, immediate, safe for many threads. Passes {@link
 * StorageContract}.
 *
 * <p>{@link #reopen()} gives a second client of the same objects, as another process would have.
 * {@link #bytes}, {@link #damage} and {@link #traffic} are for tests only and count no request.
 */
public final class InMemoryStorage implements Storage {

  private static final int DEFAULT_PAGE_SIZE = 1000;

  private final ConcurrentNavigableMap<String, Stored> objects;
  private final InstantSource clock;
  private final int pageSize;
  private final Traffic traffic = new Traffic();
  private volatile boolean closed;

  private record Stored(byte[] bytes, Instant modified) {}

  /** An empty container, the system's clock, pages of 1000. */
  public InMemoryStorage() {
    this(InstantSource.system(), DEFAULT_PAGE_SIZE);
  }

  /** An empty container whose objects are stamped by {@code clock}. */
  public InMemoryStorage(InstantSource clock, int pageSize) {
    this(new ConcurrentSkipListMap<>(), clock, pageSize);
  }

  private InMemoryStorage(
      ConcurrentNavigableMap<String, Stored> objects, InstantSource clock, int pageSize) {
    this.objects = objects;
    this.clock = requireNonNull(clock, "clock");
    if (pageSize < 1) {
      throw new IllegalArgumentException("page size " + pageSize + " is below 1");
    }
    this.pageSize = pageSize;
  }

  /** Another client of the same container, open even when this one is closed; counts apart. */
  public InMemoryStorage reopen() {
    return new InMemoryStorage(objects, clock, pageSize);
  }

  /** What went through this client. */
  public Traffic traffic() {
    return traffic;
  }

  /** A copy of an object's bytes. */
  public byte[] bytes(ObjectName name) throws StorageException {
    return stored(name).bytes().clone();
  }

  /** Changes an object behind everybody's back, as a bad disk does. */
  public void damage(ObjectName name, byte[] newBytes) throws StorageException {
    objects.put(name.value(), new Stored(newBytes.clone(), stored(name).modified()));
  }

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.EXCLUSIVE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    begin(Verb.PUT);
    if (objects.containsKey(name.value())) {
      throw exists(name);
    }
    byte[] bytes = new byte[Math.toIntExact(payload.length())];
    int filled = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      failIfInterrupted();
      int remaining = buffer.remaining();
      buffer.get(bytes, filled, remaining);
      filled += remaining;
    }
    if (filled != bytes.length) {
      throw new IllegalArgumentException(
          "payload of " + name + " said " + bytes.length + " bytes and gave " + filled);
    }
    failIfInterrupted();
    if (objects.putIfAbsent(name.value(), new Stored(bytes, clock.instant())) != null) {
      throw exists(name);
    }
    traffic.up(bytes.length);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    begin(Verb.OPEN);
    byte[] bytes = stored(name).bytes();
    long count = new ObjectRange(name, offset, length).within(bytes.length);
    return new ArrayChannel(ByteBuffer.wrap(bytes, (int) offset, (int) count), this::readFrom);
  }

  private void readFrom(int bytes) throws StorageException {
    failIfInterrupted();
    traffic.down(bytes);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    begin(Verb.INFO);
    return info(name.value(), stored(name));
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    begin(Verb.LIST);
    String after = cursor.compareTo(prefix) < 0 ? prefix : cursor;
    List<ObjectInfo> page = new ArrayList<>();
    for (Map.Entry<String, Stored> entry : objects.tailMap(after, cursor.isEmpty()).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      if (page.size() == pageSize) {
        return new ListPage(page, page.getLast().name().value());
      }
      page.add(info(entry.getKey(), entry.getValue()));
    }
    return new ListPage(page, "");
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    begin(Verb.DELETE);
    objects.remove(name.value());
  }

  @Override
  public Instant now() throws StorageException {
    begin(Verb.NOW);
    return clock.instant();
  }

  @Override
  public void close() {
    closed = true;
  }

  private void begin(Verb verb) throws StorageException {
    traffic.request(verb);
    if (closed) {
      throw new StorageException.Permanent("the storage is closed", null);
    }
    failIfInterrupted();
  }

  private Stored stored(ObjectName name) throws StorageException {
    Stored stored = objects.get(name.value());
    if (stored == null) {
      throw new StorageException.NotFound("there is no object " + name, null);
    }
    return stored;
  }

  private static ObjectInfo info(String name, Stored stored) {
    return new ObjectInfo(ObjectName.of(name), stored.bytes().length, stored.modified());
  }

  private static StorageException.Exists exists(ObjectName name) {
    return new StorageException.Exists(name + " exists already", null);
  }

  private static void failIfInterrupted() throws StorageException.Interrupted {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted", null);
    }
  }
}
