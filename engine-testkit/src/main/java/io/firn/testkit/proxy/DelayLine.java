package io.firn.testkit.proxy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A line of some length: what is written at one end can be read a fixed time later at the other,
 * its end too. For one thread at each end.
 */
final class DelayLine implements ReadableByteChannel, WritableByteChannel {

  /** Of 100 ms, half for each direction, 670 MB/s pass on one connection. */
  static final long CAPACITY = 32 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final DelayBuffer bytes;
  private boolean ended;
  private long endArrives;
  private boolean broken;

  DelayLine(DelayBuffer bytes) {
    this.bytes = bytes;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int before = source.remaining();
    lock.lock();
    try {
      while (bytes.isFull() && !broken) {
        changed.await();
      }
      if (broken) {
        throw new IOException("the line is broken");
      }
      bytes.put(source, System.nanoTime());
      changed.signalAll();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
    return before - source.remaining();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.remaining();
    lock.lock();
    try {
      long left;
      while ((left = untilNext()) > 0 && !broken) {
        if (left == Long.MAX_VALUE) {
          changed.await();
        } else {
          long ignored = changed.awaitNanos(left);
        }
      }
      if (broken) {
        throw new IOException("the line is broken");
      }
      if (bytes.isEmpty()) {
        return -1;
      }
      bytes.take(target, System.nanoTime());
      changed.signalAll();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
    return before - target.remaining();
  }

  private long untilNext() {
    if (!bytes.isEmpty()) {
      return bytes.untilNext(System.nanoTime());
    }
    return ended ? endArrives - System.nanoTime() : Long.MAX_VALUE;
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted on the way");
  }

  /** Nothing more is written; who reads finds the end when it has arrived. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        endArrives = bytes.arrivalOf(System.nanoTime());
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Both ends fail at once. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isOpen() {
    lock.lock();
    try {
      return !broken && !ended;
    } finally {
      lock.unlock();
    }
  }
}
