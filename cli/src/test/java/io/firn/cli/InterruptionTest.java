package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A command that is asked to end gets the time it was allowed, and no more. */
final class InterruptionTest {

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CountDownLatch waits = new CountDownLatch(1);

  /** Of a worker that only waits to be interrupted. */
  private Interruption interruption() {
    Interruption interruption = new Interruption(new Thread(() -> {}));
    interruption.whenGivingUp(() -> said.add("given up"));
    interruption.whenWaiting(
        () -> {
          said.add("waiting");
          waits.countDown();
        });
    return interruption;
  }

  @Test
  void aCommandWithoutLeaveIsGivenUpAfterTheGrace() throws InterruptedException {
    Interruption interruption = interruption();
    interruption.request(1);
    assertThat(said).containsExactly("given up");
    assertThat(interruption.isRequested()).isTrue();
  }

  @Test
  void aCommandThatEndsWithinTheGraceIsNotMentioned() throws InterruptedException {
    Interruption interruption = interruption();
    interruption.allow(Duration.ofMinutes(1));
    interruption.finished();
    interruption.request(1);
    assertThat(said).isEmpty();
  }

  @Test
  void aCommandWithLeaveIsWaitedFor() throws InterruptedException {
    Interruption interruption = interruption();
    interruption.allow(Duration.ofMinutes(1));
    Thread end =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    interruption.request(1);
                    said.add("ended");
                  } catch (InterruptedException e) {
                    said.add("interrupted");
                  }
                });
    waits.await();
    interruption.finished();
    end.join();
    assertThat(said).containsExactly("waiting", "ended");
  }

  @Test
  void leaveHasAnEnd() throws InterruptedException {
    Interruption interruption = interruption();
    interruption.allow(Duration.ofMillis(1));
    interruption.request(1);
    assertThat(said).containsExactly("waiting", "given up");
  }
}
