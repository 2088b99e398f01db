package io.firn.testkit.proxy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Bytes on their way: each can be taken a fixed time after it was put, in order. Times are given by
 * the caller, in nanoseconds of {@link System#nanoTime}. Not thread-safe.
 */
final class DelayBuffer {

  /** Larger ones are waste for small messages, smaller ones are many. */
  private static final int CHUNK = 64 << 10;

  /** Chunks that are kept for use again; what is beyond is left to the collector. */
  private static final int SPARE = 16;

  private final long delay;
  private final long notBefore;
  private final long capacity;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private final ArrayDeque<Chunk> spare = new ArrayDeque<>();
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
  private long put;
  private long arrived;
  private long taken;

  /** All bytes up to {@code end} have arrived at a time. */
  private record Arrival(long end, long time) {}

  private static final class Chunk {
    final byte[] bytes = new byte[CHUNK];
    int from;
    int to;
  }

  /**
   * @param notBefore what is put earlier counts as put at this time
   * @param capacity bytes at most
   */
  DelayBuffer(long delay, long notBefore, long capacity) {
    this.delay = delay;
    this.notBefore = notBefore;
    this.capacity = capacity;
  }

  boolean isFull() {
    return put - taken >= capacity;
  }

  boolean isEmpty() {
    return put == taken;
  }

  /** Takes from {@code source} what there is room for. */
  void put(ByteBuffer source, long now) {
    long room = capacity - (put - taken);
    while (source.hasRemaining() && room > 0) {
      Chunk chunk = chunks.peekLast();
      if (chunk == null || chunk.to == CHUNK) {
        chunk = spare.isEmpty() ? new Chunk() : spare.pop();
        chunks.add(chunk);
      }
      int count = (int) Math.min(room, Math.min(source.remaining(), CHUNK - chunk.to));
      source.get(chunk.bytes, chunk.to, count);
      chunk.to += count;
      put += count;
      room -= count;
    }
    arrivals.add(new Arrival(put, arrivalOf(now)));
  }

  /** When what is put now will have arrived. */
  long arrivalOf(long now) {
    return (now - notBefore < 0 ? notBefore : now) + delay;
  }

  /** Nanoseconds until there is something to take; 0 or less when there is. Not when empty. */
  long untilNext(long now) {
    return arrived > taken ? 0 : arrivals.getFirst().time() - now;
  }

  /** Gives what has arrived, as far as there is room in {@code target}. */
  void take(ByteBuffer target, long now) {
    while (!arrivals.isEmpty() && arrivals.getFirst().time() - now <= 0) {
      arrived = arrivals.pop().end();
    }
    while (arrived > taken && target.hasRemaining()) {
      Chunk chunk = chunks.getFirst();
      int count =
          (int) Math.min(arrived - taken, Math.min(target.remaining(), chunk.to - chunk.from));
      target.put(chunk.bytes, chunk.from, count);
      chunk.from += count;
      taken += count;
      if (chunk.from == CHUNK) {
        release(chunks.pop());
      }
    }
  }

  private void release(Chunk chunk) {
    if (spare.size() < SPARE) {
      chunk.from = 0;
      chunk.to = 0;
      spare.push(chunk);
    }
  }
}
