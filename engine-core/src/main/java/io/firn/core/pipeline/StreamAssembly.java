package io.firn.core.pipeline;

import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.NodeSink;
import io.firn.core.stream.StreamBuilder;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.Optional;

/**
 * The chunks of one content in order, whose names come later. What has its names goes into the tree
 * of lists while the rest is read, so a disk of any size holds but the pages in flight.
 */
final class StreamAssembly implements PendingStream {

  private final Batches batches;
  private final NodeSink sink;

  /** The parts that are not in the tree yet, linked. */
  private Part head;

  private Part tail;
  private StreamBuilder builder;
  private StreamRoot root;

  /** Chunks of one batch, one after the other, or a hole. */
  private static final class Part {
    private final Batch batch;
    private final int first;
    private int count;
    private long hole;
    private Part next;

    Part(Batch batch, int first) {
      this.batch = batch;
      this.first = first;
    }

    boolean isReady() {
      return batch == null || batch.isNamed();
    }
  }

  StreamAssembly(Batches batches, NodeSink sink) {
    this.batches = batches;
    this.sink = sink;
  }

  /** Adds the chunk that was just marked in a batch. */
  synchronized void addChunk(Batch batch, int chunk) {
    if (tail == null || tail.batch != batch) {
      append(new Part(batch, chunk));
    }
    tail.count++;
  }

  synchronized void addHole(long length) {
    if (tail == null || tail.batch != null) {
      append(new Part(null, 0));
    }
    tail.hole += length;
  }

  private void append(Part part) {
    if (head == null) {
      head = part;
    } else {
      tail.next = part;
    }
    tail = part;
  }

  /** Takes over what has its names, without waiting for any. */
  synchronized void collect() throws IOException {
    while (head != null && head != tail && head.isReady()) {
      takeHead();
    }
  }

  @Override
  public synchronized StreamRoot await() throws IOException {
    if (root == null) {
      root = builder == null && isSingle() ? single() : awaitAll();
      head = null;
      tail = null;
      builder = null;
    }
    return root;
  }

  /** A small file: one chunk, no list. */
  private boolean isSingle() {
    return head != null && head == tail && head.count == 1;
  }

  private StreamRoot single() throws IOException {
    batches.awaitNames(head.batch);
    ChunkRef ref = head.batch.refs()[head.first];
    return new StreamRoot(0, Optional.ofNullable(ref.id()), ref.length());
  }

  private StreamRoot awaitAll() throws IOException {
    while (head != null) {
      takeHead();
    }
    return builder == null ? StreamRoot.EMPTY : builder.finish();
  }

  private void takeHead() throws IOException {
    if (builder == null) {
      builder = new StreamBuilder(sink);
    }
    Part part = head;
    if (part.batch == null) {
      builder.add(ChunkRef.hole(part.hole));
    } else {
      batches.awaitNames(part.batch);
      ChunkRef[] refs = part.batch.refs();
      for (int i = part.first; i < part.first + part.count; i++) {
        builder.add(refs[i]);
      }
    }
    head = part.next;
  }

  @Override
  public synchronized boolean isDone() {
    for (Part part = head; part != null; part = part.next) {
      if (!part.isReady()) {
        return false;
      }
    }
    return true;
  }
}
