package io.firn.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ArrivingBodyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Client client = new Client();

  /** What the client of the JDK does: it delivers as many times as it was asked to. */
  private static final class Client implements Flow.Subscription {

    final Semaphore asked = new Semaphore(0);
    volatile boolean cancelled;

    @Override
    public void request(long count) {
      asked.release((int) count);
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private ArrivingBody body(long announced, Duration idle) {
    ArrivingBody body = new ArrivingBody(announced, idle);
    body.onSubscribe(client);
    return body;
  }

  private static List<ByteBuffer> delivery(byte[]... pieces) {
    return Arrays.stream(pieces).map(ByteBuffer::wrap).map(ByteBuffer::asReadOnlyBuffer).toList();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatArrivesInAnyPiecesIsReadInAnyOthers() throws Exception {
    byte[] all = bytes(200_000);
    long seed = 41;
    ArrivingBody body = body(all.length, LONG);
    Thread sender = Thread.ofVirtual().start(() -> send(body, all, new Random(seed)));
    Random random = new Random(seed + 1);
    ByteBuffer found = ByteBuffer.allocate(all.length);
    ByteBuffer target = ByteBuffer.allocate(9000);
    while (body.read(target.clear().limit(1 + random.nextInt(9000))) >= 0) {
      found.put(target.flip());
    }
    sender.join();
    assertThat(found.array()).as("seed %d", seed).isEqualTo(all);
  }

  private void send(ArrivingBody body, byte[] all, Random random) {
    int at = 0;
    while (at < all.length) {
      client.asked.acquireUninterruptibly();
      List<ByteBuffer> buffers = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0 && at < all.length; i--) {
        int size = Math.min(random.nextInt(5000), all.length - at);
        buffers.add(ByteBuffer.wrap(all, at, size).slice().asReadOnlyBuffer());
        at += size;
      }
      body.onNext(buffers);
    }
    body.onComplete();
  }

  @Test
  void aReaderIsWokenWhenItsBufferIsFull() throws Exception {
    ArrivingBody body = body(-1, LONG);
    ByteBuffer target = ByteBuffer.allocate(10);
    CompletableFuture<Integer> read =
        CompletableFuture.supplyAsync(() -> readUnchecked(body, target));
    body.onNext(delivery(bytes(4)));
    body.onNext(delivery(bytes(4), bytes(4)));
    assertThat(read.get()).isEqualTo(10);
    body.onComplete();
    assertThat(body.read(target.clear())).isEqualTo(2);
    assertThat(body.read(target)).isEqualTo(-1);
  }

  private static int readUnchecked(ArrivingBody body, ByteBuffer target) {
    try {
      return body.read(target);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlySoMuchIsKeptForAReaderThatDoesNotCome() throws Exception {
    ArrivingBody body = body(-1, LONG);
    int ahead = client.asked.drainPermits();
    for (int i = 0; i < ahead; i++) {
      body.onNext(delivery(bytes(100)));
    }
    assertThat(client.asked.availablePermits()).isZero();
    body.read(ByteBuffer.allocate(250));
    assertThat(client.asked.availablePermits()).isEqualTo(2);
  }

  @Test
  void aBodyThatEndsEarlyIsAnErrorBehindItsBytes() throws Exception {
    ArrivingBody body = body(11, LONG);
    body.onNext(delivery(bytes(10)));
    body.onComplete();
    assertThat(body.read(ByteBuffer.allocate(20))).isEqualTo(10);
    assertThatThrownBy(() -> body.read(ByteBuffer.allocate(20)))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("1 bytes early");
  }

  @Test
  void aConnectionThatBreaksIsAnErrorBehindItsBytes() throws Exception {
    ArrivingBody body = body(11, LONG);
    body.onNext(delivery(bytes(10)));
    body.onError(new IOException("reset"));
    assertThat(body.read(ByteBuffer.allocate(20))).isEqualTo(10);
    assertThatThrownBy(() -> body.read(ByteBuffer.allocate(20))).hasMessageContaining("reset");
  }

  @Test
  void silenceEndsIt() {
    ArrivingBody body = body(11, Duration.ofMillis(20));
    body.onNext(delivery(bytes(10)));
    assertThatThrownBy(() -> body.read(ByteBuffer.allocate(20)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(client.cancelled).isTrue();
    assertThat(body.isOpen()).isFalse();
  }

  @Test
  void anInterruptEndsIt() {
    ArrivingBody body = body(11, LONG);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> body.read(ByteBuffer.allocate(20)))
        .isInstanceOf(ClosedByInterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.cancelled).isTrue();
  }

  @Test
  void anotherThreadEndsIt() throws Exception {
    ArrivingBody body = body(11, LONG);
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    body.read(ByteBuffer.allocate(20));
                  } catch (IOException e) {
                    failure.complete(e);
                  }
                });
    while (reader.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    body.close();
    assertThat(failure.get()).isInstanceOf(AsynchronousCloseException.class);
    assertThatThrownBy(() -> body.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void aConnectionWhoseBodyWasReadIsKept() throws Exception {
    ArrivingBody body = body(10, LONG);
    body.onNext(delivery(bytes(10)));
    assertThat(body.read(ByteBuffer.allocate(10))).isEqualTo(10);
    body.close();
    assertThat(client.cancelled).isFalse();
  }
}
