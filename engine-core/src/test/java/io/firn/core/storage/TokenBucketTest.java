package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.StorageException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private final ManualTime time = new ManualTime();
  private final TokenBucket bucket = new TokenBucket(1000, 100, time::nanos, time::sleep);

  @Test
  void aBurstPassesAtOnceAndTheRestAtTheRate() throws Exception {
    bucket.take(100);
    assertThat(time.pauses()).isEmpty();
    bucket.take(500);
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500));
    bucket.take(250);
    assertThat(time.now()).isEqualTo(Duration.ofMillis(750));
  }

  @Test
  void aRestIsWorthOneBurstAndNotMore() throws Exception {
    bucket.take(100);
    time.sleep(Duration.ofHours(1));
    bucket.take(100);
    bucket.take(100);
    assertThat(time.now()).isEqualTo(Duration.ofHours(1).plusMillis(100));
  }

  @Test
  void moreThanTheRateNeverPassesWhateverTheAmounts() throws Exception {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    long passed = 0;
    for (int i = 0; i < 1000; i++) {
      int amount = random.nextInt(0, 2000);
      bucket.take(amount);
      passed += amount;
      double most = 100 + 1000 * (time.now().toNanos() / 1e9);
      assertThat((double) passed).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(most + 1e-3);
    }
  }

  @Test
  void anInterruptEndsTheWait() {
    TokenBucket interrupted =
        new TokenBucket(
            1,
            0,
            time::nanos,
            pause -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> interrupted.take(1)).isInstanceOf(StorageException.Interrupted.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
