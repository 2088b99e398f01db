package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How fast the storage seems to be before it has answered. */
class FirstSegmentsTest {

  private static final long MILLI = 1_000_000;

  private long now;
  private final FirstSegments first = new FirstSegments(() -> now);

  /** A segment of a thousand bytes was made in so many milliseconds. */
  private void made(int millis) {
    first.block();
    now += millis * MILLI;
    first.block();
    first.complete(1000);
  }

  @Test
  void nothingIsKnownBeforeASegmentIsOnItsWay() {
    assertThat(first.share()).isEqualTo(1);
    first.block();
    now += 1000 * MILLI;
    assertThat(first.share()).isEqualTo(1);
  }

  @Test
  void aConnectionMayTakeAWhile() {
    made(200);
    now += 49 * MILLI;
    assertThat(first.share()).isEqualTo(1);
    now += MILLI;
    assertThat(first.share()).isZero();
  }

  @Test
  void whatIsSentBesideWhatIsMade() {
    made(200);
    now += 400 * MILLI;
    first.sending(300);
    first.sending(200);
    assertThat(first.share()).isCloseTo(0.25, within(1e-9));
    first.complete(5000); // a later one, at whatever level
    assertThat(first.share()).isCloseTo(0.25, within(1e-9));
    first.sending(10_000);
    assertThat(first.share()).isEqualTo(1);
  }

  @Test
  void theTimeAfterwardsDoesNotCount() {
    made(200);
    now += 400 * MILLI;
    first.sending(1000);
    first.stored();
    now += 5000 * MILLI;
    first.stored();
    assertThat(first.share()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aStorageThatSaysNothingIsJudgedByItsAnswer() {
    made(200);
    now += 20 * MILLI;
    first.stored();
    now += 5000 * MILLI;
    assertThat(first.share()).isEqualTo(1);
  }
}
