package io.firn.api.http;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of an answer of {@link java.net.http.HttpClient} as a channel. While a reader waits, the
 * client's thread puts what arrives right into the reader's buffer and wakes it when that is full;
 * while none does, it keeps at most {@value #AHEAD} deliveries (16 KiB each, or what {@code
 * jdk.httpclient.bufsize} says) and then lets the server wait. The length that the server announced
 * is held against what came.
 *
 * <p>For one reading thread; an interrupt or {@link #close}, which may come from any thread, ends
 * its wait.
 */
public final class ArrivingBody
    implements BodySubscriber<ReadableByteChannel>, ReadableByteChannel {

  private static final int AHEAD = 8;

  private final long idleNanos;
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
  private final boolean known;

  /** Announced and not yet read. */
  private long rest;

  /** Where the reader wants what comes next; null while none waits, and once it is full. */
  private ByteBuffer wanted;

  private long deliveries;
  private boolean ended;
  private Throwable failure;
  private boolean closed;

  /** What came at once. */
  private static final class Delivery {

    private final Iterator<ByteBuffer> buffers;
    private ByteBuffer current = ByteBuffer.allocate(0);

    Delivery(List<ByteBuffer> buffers) {
      this.buffers = buffers.iterator();
    }

    /** Whether it is empty since. */
    boolean moveTo(ByteBuffer target) {
      while (true) {
        int size = Math.min(current.remaining(), target.remaining());
        target.put(target.position(), current, current.position(), size);
        target.position(target.position() + size);
        current.position(current.position() + size);
        if (current.hasRemaining()) {
          return false;
        }
        if (!buffers.hasNext()) {
          return true;
        }
        current = buffers.next();
      }
    }
  }

  /**
   * A body to be.
   *
   * @param announced its bytes by the answer's header, -1 when that does not say
   * @param idle how long to wait for the next byte
   */
  public ArrivingBody(long announced, Duration idle) {
    this.rest = announced < 0 ? Long.MAX_VALUE : announced;
    this.known = announced >= 0;
    this.idleNanos = requireNonNull(idle, "idle").toNanos();
  }

  @Override
  public CompletionStage<ReadableByteChannel> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    if (isOpen()) {
      subscription.request(AHEAD);
    } else {
      subscription.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    boolean taken;
    lock.lock();
    try {
      deliveries++;
      Delivery delivery = new Delivery(buffers);
      taken = wanted != null && delivery.moveTo(wanted);
      if (!taken) {
        waiting.add(delivery);
      }
      if (wanted != null && !wanted.hasRemaining()) {
        wanted = null;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    if (taken) {
      subscribed.join().request(1);
    }
  }

  @Override
  public void onError(Throwable cause) {
    end(cause);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(Throwable cause) {
    lock.lock();
    try {
      ended = true;
      failure = cause;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until {@code target} is full or the body ends.
   *
   * @throws EOFException when it ends before the announced length
   * @throws HttpTimeoutException when no byte came for too long; this is closed then
   * @throws ClosedByInterruptException when the thread was interrupted; this is closed then
   * @throws IOException when the connection breaks
   */
  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.position();
    int emptied = post(target);
    if (emptied > 0) {
      subscribed.join().request(emptied);
    }
    await();
    return result(target, target.position() - before);
  }

  /**
   * Takes what waits already, and leaves the target to the client's thread for the rest.
   *
   * @return how many deliveries are empty since
   */
  private int post(ByteBuffer target) throws ClosedChannelException {
    lock.lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      int emptied = 0;
      while (!waiting.isEmpty() && waiting.peek().moveTo(target)) {
        waiting.poll();
        emptied++;
      }
      wanted = target.hasRemaining() ? target : null;
      return emptied;
    } finally {
      lock.unlock();
    }
  }

  private void await() throws IOException {
    lock.lock();
    try {
      while (wanted != null && !ended && !closed) {
        long seen = deliveries;
        if (changed.awaitNanos(idleNanos) <= 0 && seen == deliveries) {
          close();
          throw new HttpTimeoutException(
              "no byte came for " + TimeUnit.NANOSECONDS.toSeconds(idleNanos) + " seconds");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new ClosedByInterruptException();
    } finally {
      wanted = null;
      lock.unlock();
    }
  }

  private int result(ByteBuffer target, int count) throws IOException {
    lock.lock();
    try {
      rest -= count;
      if (count > 0 || !target.hasRemaining()) {
        return count;
      }
      if (closed) {
        throw new AsynchronousCloseException();
      }
      if (failure != null) {
        throw new IOException("the answer breaks off: " + failure.getMessage(), failure);
      }
      if (known && rest > 0) {
        throw new EOFException("the answer ends " + rest + " bytes early");
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What has not arrived yet is not waited for: the connection ends. Not so when all bytes were
   * read, though the client's thread may have the end still before it.
   */
  @Override
  public void close() {
    boolean complete;
    lock.lock();
    try {
      closed = true;
      complete = known && rest == 0;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (!complete && subscribed.isDone()) {
      subscribed.join().cancel();
    }
  }
}
