package io.firn.core.pipeline;

import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.crypto.Digests;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.SegmentFooter;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import io.firn.core.format.SegmentTableCodec;
import io.firn.core.index.RunIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finishes closed segments and stores them, each in a virtual thread: table, footer, name, PUT,
 * entry in the run's index. Gives the slabs back whatever happens.
 */
final class Uploads {

  private final RunState run;
  private final PagePool slabs;
  private final Storage storage;
  private final RunIndex index;
  private final FirstSegments first;
  private final Counters counters;

  /** Where a table is put together before it is sealed; guarded by itself. */
  private final Page tableScratch;

  private final int most;
  private final Set<Thread> threads = new HashSet<>();

  /** Complete segments for which no thread is free. */
  private final Deque<OpenSegment> waiting = new ArrayDeque<>();

  private int inFlight;
  private int stored;

  /** Whether the storage was seen to keep up, or to store more than its first segment. */
  private boolean known;

  Uploads(
      RunState run,
      PagePool slabs,
      Page tableScratch,
      Storage storage,
      RunIndex index,
      int most,
      FirstSegments first,
      Counters counters) {
    this.run = run;
    this.slabs = slabs;
    this.tableScratch = tableScratch;
    this.storage = storage;
    this.index = index;
    this.most = most;
    this.first = first;
    this.counters = counters;
  }

  /** Closed segments whose slabs are not back yet. */
  int inFlight() {
    synchronized (run) {
      return inFlight;
    }
  }

  /** What is known of the storage. */
  LevelControl.Sending sending() {
    synchronized (run) {
      return new LevelControl.Sending(inFlight, known, known ? 1 : first.share());
    }
  }

  /** Counts a segment that was closed; {@link #start} follows when its last block is done. */
  void expect(OpenSegment segment) {
    synchronized (run) {
      inFlight++;
    }
  }

  /** Begins to store a complete segment, or puts it in line. */
  void start(OpenSegment segment) {
    synchronized (run) {
      if (threads.size() == most) {
        waiting.add(segment);
        return;
      }
      Thread thread = Thread.ofVirtual().name("firn-upload").unstarted(() -> work(segment));
      threads.add(thread);
      thread.start();
    }
  }

  /** Stores a segment, and then those that wait. */
  private void work(OpenSegment first) {
    for (OpenSegment segment = first; segment != null; segment = next(segment)) {
      try {
        SegmentTable table = segment.table();
        if (!table.blocks().isEmpty() && !run.hasFailed()) {
          store(segment, table);
        }
      } catch (Throwable e) {
        run.fail(e);
      }
    }
  }

  private OpenSegment next(OpenSegment done) {
    synchronized (run) {
      done.slabs().forEach(slab -> slabs.release(slab.page()));
      inFlight--;
      first.stored();
      known |= ++stored > 1 || (inFlight == 0 && first.share() == 1);
      OpenSegment next = waiting.poll();
      if (next == null) {
        threads.remove(Thread.currentThread());
      }
      run.changed();
      return next;
    }
  }

  private void store(OpenSegment segment, SegmentTable table) throws IOException {
    int size = writeTail(segment, table);
    List<ByteBuffer> bytes = segment.bytes();
    byte[] name = sha256(bytes);
    SegmentRef ref = segment.ref(name, size);
    first.complete(size);
    try {
      storage.put(ref.id().objectName(), new SegmentPayload(bytes, size, name, first));
    } catch (StorageException.Exists e) {
      // The name is the hash of the bytes: what is there is what we wanted to put there.
    }
    index.uploaded(ref, table);
    counters.uploaded(segment.lane(), size);
  }

  private int writeTail(OpenSegment segment, SegmentTable table) {
    synchronized (tableScratch) {
      ByteBuffer plain = tableScratch.buffer().duplicate();
      SegmentTableCodec.write(table, plain);
      plain.flip();
      int sealed = plain.remaining() + SegmentCipher.TABLE_OVERHEAD;
      ByteBuffer tail = segment.takeTail(sealed + SegmentFooter.BYTES);
      segment.cipher().sealTable(segment.size(), plain, tail);
      new SegmentFooter(sealed).write(tail);
      return segment.size() + tail.capacity();
    }
  }

  private static byte[] sha256(List<ByteBuffer> bytes) {
    MessageDigest digest = Digests.sha256();
    bytes.forEach(part -> digest.update(part.duplicate()));
    return digest.digest();
  }

  /** Waits until all closed segments are stored. */
  void awaitNone() throws IOException {
    synchronized (run) {
      while (inFlight > 0) {
        run.await();
      }
      run.check();
    }
  }

  /** Interrupts what is being stored. */
  void cancel() {
    synchronized (run) {
      threads.forEach(Thread::interrupt);
    }
  }

  /**
   * Waits until no thread stores anything any more; to be called when no worker is left.
   *
   * @return whether the waiting thread was interrupted meanwhile
   */
  boolean awaitEnd() {
    boolean interrupted = false;
    synchronized (run) {
      while (!threads.isEmpty()) {
        try {
          run.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    return interrupted;
  }

  private record SegmentPayload(
      List<ByteBuffer> parts, long length, byte[] name, FirstSegments first) implements Payload {

    @Override
    public void sending(int bytes) {
      first.sending(bytes);
    }

    @Override
    public List<ByteBuffer> buffers() {
      return parts.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    }

    @Override
    public Optional<byte[]> sha256() {
      return Optional.of(name);
    }
  }
}
