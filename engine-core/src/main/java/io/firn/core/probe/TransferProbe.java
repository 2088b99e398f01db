package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures one {@link Transfer}: uploads objects, reads them back, deletes them. */
final class TransferProbe {

  /** Repeated within an object: the memory of a probe does not grow with what it sends. */
  private static final int BLOCK = 4 << 20;

  /** Tells objects apart, for servers that store equal ones once. */
  private static final int HEADER = 16;

  private static final int READ = 256 << 10;

  private final ProbeSite site;
  private final ByteBuffer block;

  TransferProbe(ProbeSite site) {
    this.site = site;
    this.block = ByteBuffer.allocateDirect(BLOCK).put(site.bytes(BLOCK)).flip().asReadOnlyBuffer();
  }

  /**
   * Measures. Each connection sends one object at least, and more while there is time. What a
   * failure leaves is removed at the end of the probe.
   *
   * @param most objects at most, at least {@code connections}
   * @param nanos for the uploads; reading them takes what it takes
   */
  Transfer measure(int size, int connections, int most, long nanos) throws StorageException {
    ConcurrentLinkedQueue<ObjectName> made = new ConcurrentLinkedQueue<>();
    AtomicInteger begun = new AtomicInteger(connections);
    long end = site.clock().nanos() + nanos;
    double up =
        seconds(
            connections,
            () -> {
              do {
                ObjectName name = site.names().next("segment");
                site.storage().put(name, payload(size));
                made.add(name);
              } while (site.clock().nanos() < end && begun.getAndIncrement() < most);
              return null;
            });
    List<ObjectName> objects = List.copyOf(made);
    double down =
        seconds(
            connections,
            () -> {
              ByteBuffer target = ByteBuffer.allocateDirect(READ);
              for (ObjectName name = made.poll(); name != null; name = made.poll()) {
                read(name, size, target);
              }
              return null;
            });
    site.remove(objects);
    double bytes = (double) size * objects.size();
    return new Transfer(size, connections, objects.size(), bytes / up, bytes / down);
  }

  /** Does the same over several connections. */
  private double seconds(int connections, Together.Job<Void> work) throws StorageException {
    long start = site.clock().nanos();
    Together.all(Collections.nCopies(connections, work), connections);
    return Math.max(1, site.clock().nanos() - start) / 1e9;
  }

  private Payload payload(int size) {
    List<ByteBuffer> buffers = new ArrayList<>();
    buffers.add(ByteBuffer.wrap(site.bytes(HEADER)).asReadOnlyBuffer());
    for (int rest = size - HEADER; rest > 0; rest -= BLOCK) {
      buffers.add(block.slice(0, Math.min(BLOCK, rest)));
    }
    return new Payload() {
      @Override
      public long length() {
        return size;
      }

      @Override
      public List<ByteBuffer> buffers() {
        return buffers.stream().map(ByteBuffer::duplicate).toList();
      }
    };
  }

  private void read(ObjectName name, int size, ByteBuffer target) throws StorageException {
    long read = 0;
    try (ReadableByteChannel body = site.storage().open(name, 0, Storage.TO_END)) {
      for (int count = 0; count >= 0; count = body.read(target.clear())) {
        read += count;
      }
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Transient("cannot read " + name + ": " + e.getMessage(), e);
    }
    if (read != size) {
      throw new StorageException.Integrity(
          "%s was stored with %d bytes and read with %d".formatted(name, size, read), null);
    }
  }
}
