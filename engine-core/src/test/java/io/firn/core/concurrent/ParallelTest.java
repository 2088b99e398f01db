package io.firn.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.StorageException;
import io.firn.core.concurrent.Parallel.Pending;
import java.io.IOException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelTest {

  @Test
  void tasksGoOnAtTheSameTime() throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(2);
    try (Parallel parallel = new Parallel("meeting", 2)) {
      Pending<Integer> one = parallel.start(() -> meet(meeting, 1));
      Pending<Integer> two = parallel.start(() -> meet(meeting, 2));
      assertThat(one.get() + two.get()).isEqualTo(3);
      assertThat(one.get()).as("once more").isEqualTo(1);
    }
  }

  private static int meet(CyclicBarrier meeting, int number) throws InterruptedException {
    try {
      meeting.await();
      return number;
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatATaskThrowsIsThrownAsItIs() {
    IOException checked = new StorageException.NotFound("gone", null);
    RuntimeException unchecked = new IllegalStateException("wrong");
    try (Parallel parallel = new Parallel("failing", 1)) {
      Pending<String> first =
          parallel.start(
              () -> {
                throw checked;
              });
      Pending<String> second =
          parallel.start(
              () -> {
                throw unchecked;
              });
      assertThatThrownBy(first::get).isSameAs(checked);
      assertThatThrownBy(second::get).isSameAs(unchecked);
    }
  }

  @Test
  void closingEndsWhatStillRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Parallel parallel = new Parallel("waiting", 1)) {
      parallel.start(
          () -> {
            begun.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.set(true);
            }
            return "never";
          });
      begun.await();
    }
    assertThat(interrupted).isTrue();
  }

  @Test
  void aWaitThatIsInterruptedSaysWhatFor() {
    try (Parallel parallel = new Parallel("reading the snapshots", 1)) {
      Pending<String> never =
          parallel.start(
              () -> {
                new CountDownLatch(1).await();
                return "never";
              });
      Thread.currentThread().interrupt();
      assertThatThrownBy(never::get)
          .isInstanceOf(StorageException.Interrupted.class)
          .hasMessage("interrupted while reading the snapshots");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
