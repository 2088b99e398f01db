package io.firn.openstack.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * Hands the buffers of a body to the client: direct ones go to the socket without a copy. Each
 * subscription begins at the first byte. In pieces, so that progress can be seen and a limit held:
 * a gate that waits keeps a thread of the client, of which it makes as many as it needs.
 */
final class BufferPublisher implements HttpRequest.BodyPublisher {

  private static final int PIECE = 256 << 10;

  private final HttpCall call;
  private final long length;
  private final Progress progress;

  BufferPublisher(HttpCall call, long length, Progress progress) {
    this.call = call;
    this.length = length;
    this.progress = progress;
  }

  /** Bytes of the next piece of a buffer that has so many. */
  static int piece(int remaining) {
    return Math.min(PIECE, remaining);
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    HttpBody.Pieces pieces;
    try {
      pieces = call.body().open();
    } catch (IOException e) {
      pieces =
          () -> {
            throw e;
          };
    }
    subscriber.onSubscribe(new Pieces(subscriber, pieces));
  }

  /** Subscribers ask from one thread at a time, and may ask again from within {@code onNext}. */
  private final class Pieces implements Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final HttpBody.Pieces rest;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private long wanted;
    private boolean handing;
    private volatile boolean ended;

    Pieces(Flow.Subscriber<? super ByteBuffer> subscriber, HttpBody.Pieces rest) {
      this.subscriber = subscriber;
      this.rest = rest;
    }

    @Override
    public synchronized void request(long count) {
      if (count <= 0) {
        ended = true;
        subscriber.onError(new IllegalArgumentException("asked for " + count + " pieces"));
        return;
      }
      wanted = wanted > Long.MAX_VALUE - count ? Long.MAX_VALUE : wanted + count;
      if (handing) {
        return;
      }
      handing = true;
      while (wanted > 0 && !ended) {
        hand();
      }
      handing = false;
    }

    private void hand() {
      if (!fetch() || ended) {
        return;
      }
      int size = piece(current.remaining());
      if (!pass(size) || ended) {
        return;
      }
      ByteBuffer piece = current.slice(current.position(), size);
      current.position(current.position() + size);
      wanted--;
      subscriber.onNext(piece);
    }

    /** Looks for bytes, which may have to be waited for. */
    private boolean fetch() {
      progress.held();
      try {
        while (!current.hasRemaining()) {
          ByteBuffer next = rest.next();
          if (next == null) {
            ended = true;
            subscriber.onComplete();
            return false;
          }
          current = next.asReadOnlyBuffer();
        }
        return true;
      } catch (IOException | RuntimeException e) {
        ended = true;
        subscriber.onError(e);
        return false;
      } finally {
        progress.moved();
      }
    }

    private boolean pass(int size) {
      progress.held();
      try {
        call.gate().pass(size);
        return true;
      } catch (IOException e) {
        ended = true;
        subscriber.onError(e);
        return false;
      } finally {
        progress.moved();
      }
    }

    /** Without the lock, which a gate that waits may hold for long. */
    @Override
    public void cancel() {
      ended = true;
    }
  }
}
