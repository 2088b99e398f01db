package io.firn.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By times that are only said. */
class DelayBufferTest {

  private static final int DELAY = 50;

  private final DelayBuffer buffer = new DelayBuffer(DELAY, 0, 1 << 20);

  private void put(int value, long now) {
    buffer.put(ByteBuffer.wrap(new byte[] {(byte) value}), now);
  }

  private int taken(int most, long now) {
    ByteBuffer target = ByteBuffer.allocate(most);
    buffer.take(target, now);
    return target.position();
  }

  @Test
  void bytesComeOutAfterTheDelayAndNotBefore() {
    put(1, 0);
    assertThat(buffer.untilNext(10)).isEqualTo(40);
    assertThat(taken(10, 49)).isZero();
    assertThat(buffer.untilNext(50)).isLessThanOrEqualTo(0);
    assertThat(taken(10, 50)).isEqualTo(1);
    assertThat(buffer.isEmpty()).isTrue();
  }

  /** A distance costs time once, not for each piece. */
  @Test
  void piecesThatWerePutTogetherComeOutTogether() {
    for (int i = 0; i < 1000; i++) {
      put(i, i < 900 ? 0 : 7);
    }
    assertThat(taken(2000, 50)).isEqualTo(900);
    assertThat(buffer.untilNext(50)).isEqualTo(7);
    assertThat(taken(2000, 57)).isEqualTo(100);
  }

  @Test
  void whatDoesNotFitStaysWithTheSender() {
    DelayBuffer small = new DelayBuffer(DELAY, 0, 100_000);
    ByteBuffer source = ByteBuffer.allocate(150_000);
    small.put(source, 0);
    assertThat(source.remaining()).isEqualTo(50_000);
    assertThat(small.isFull()).isTrue();
    small.take(ByteBuffer.allocate(30_000), DELAY);
    small.put(source, DELAY);
    assertThat(source.remaining()).isEqualTo(20_000);
  }

  @Test
  void whatIsPutBeforeTheLineStandsWaitsForIt() {
    DelayBuffer line = new DelayBuffer(DELAY, 100, 1 << 20);
    line.put(ByteBuffer.allocate(1), 3);
    assertThat(line.untilNext(3)).isEqualTo(147);
    assertThat(line.arrivalOf(120)).isEqualTo(170);
  }

  @Test
  void allBytesKeepTheirOrder() {
    long seed = 4;
    Random random = new Random(seed);
    byte[] sent = new byte[1_000_000];
    random.nextBytes(sent);
    ByteBuffer source = ByteBuffer.wrap(sent);
    ByteBuffer received = ByteBuffer.allocate(sent.length);
    for (long now = 0; received.hasRemaining(); now++) {
      int piece = Math.min(source.remaining(), random.nextInt(100_000));
      buffer.put(source.slice(source.position(), piece), now);
      source.position(source.position() + piece);
      int window = Math.min(received.remaining(), random.nextInt(100_000));
      ByteBuffer target = received.slice(received.position(), window);
      buffer.take(target, now);
      received.position(received.position() + target.position());
    }
    assertThat(received.array()).as("seed %d", seed).isEqualTo(sent);
  }
}
