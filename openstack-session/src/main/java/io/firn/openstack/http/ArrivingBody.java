package io.firn.openstack.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body as a channel. The client's thread puts what it received into a queue, of at most {@value
 * #AHEAD} deliveries (16 KiB each, or what {@code jdk.httpclient.bufsize} says), and the reader
 * copies it from there into its own buffer. The length that the server announced is held against
 * what came. For one reading thread.
 */
final class ArrivingBody
    implements HttpResponse.BodySubscriber<ReadableByteChannel>, ReadableByteChannel {

  private static final int AHEAD = 8;

  /** What the client's thread has to say. */
  private sealed interface Event {
    record Bytes(List<ByteBuffer> buffers) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  private final Duration idle;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
  private final boolean known;
  private long rest;
  private List<ByteBuffer> current = List.of();
  private int next;
  private boolean ended;
  private volatile boolean closed;

  /**
   * A body to be.
   *
   * @param announced its bytes by the answer's header, -1 when it does not say
   * @param idle how long to wait for the next byte
   */
  ArrivingBody(long announced, Duration idle) {
    this.rest = announced < 0 ? Long.MAX_VALUE : announced;
    this.idle = idle;
    this.known = announced >= 0;
  }

  @Override
  public CompletionStage<ReadableByteChannel> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscribed.complete(subscription);
    if (closed) {
      subscription.cancel();
    } else {
      subscription.request(AHEAD);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Event.Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Event.Failure(cause));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End());
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    while (!ended && !hasBytes()) {
      take();
    }
    if (ended) {
      return -1;
    }
    int count = 0;
    while (target.hasRemaining() && hasBytes()) {
      count += copy(current.get(next), target);
    }
    rest -= count;
    if (!hasBytes()) {
      subscribed.join().request(1);
    }
    return count;
  }

  private boolean hasBytes() {
    while (next < current.size() && !current.get(next).hasRemaining()) {
      next++;
    }
    return next < current.size();
  }

  private static int copy(ByteBuffer source, ByteBuffer target) {
    int size = Math.min(source.remaining(), target.remaining());
    target.put(target.position(), source, source.position(), size);
    target.position(target.position() + size);
    source.position(source.position() + size);
    return size;
  }

  private void take() throws IOException {
    switch (poll()) {
      case Event.Bytes(List<ByteBuffer> buffers) -> {
        current = buffers;
        next = 0;
      }
      case Event.End() -> {
        if (known && rest > 0) {
          throw new EOFException("the answer ends " + rest + " bytes early");
        }
        ended = true;
      }
      case Event.Failure(Throwable cause) ->
          throw new IOException("the answer breaks off: " + cause.getMessage(), cause);
    }
  }

  private Event poll() throws IOException {
    try {
      Event event = events.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        close();
        throw new IOException("no byte came for " + idle.toSeconds() + " seconds");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new ClosedByInterruptException();
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  /**
   * What has not arrived yet is not waited for: the connection ends. Not so when all bytes were
   * read, though the client's thread may have the end still before it.
   */
  @Override
  public void close() {
    closed = true;
    boolean complete = known && rest == 0;
    if (!complete && subscribed.isDone()) {
      subscribed.join().cancel();
    }
  }
}
