package io.firn.media.nova.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Patience.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final List<String> said = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private long now;

  private final Patience patience =
      new Patience(
          said::add,
          () -> now,
          pause -> {
            pauses.add(pause);
            now += pause.toNanos();
            if (Thread.interrupted()) {
              throw new InterruptedException("in the pause");
            }
          });

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void whatIsDoneAtOnceIsNotWaitedFor() throws Exception {
    assertThat(patience.await("it", Duration.ofMinutes(1), () -> new Sight.Done<>(7))).isEqualTo(7);
    assertThat(pauses).isEmpty();
  }

  @Test
  void itLooksLessAndLessOftenAndSaysWhatItSees() throws Exception {
    Iterator<String> states = List.of("queued", "queued", "saving").iterator();
    String result =
        patience.await(
            "image 4",
            Duration.ofMinutes(1),
            () -> states.hasNext() ? new Sight.Pending<>(states.next()) : new Sight.Done<>("ok"));
    assertThat(result).isEqualTo("ok");
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(450));
    assertThat(said)
        .containsExactly(
            "waiting for image 4: queued",
            "waiting for image 4: queued",
            "waiting for image 4: saving",
            "");
  }

  @Test
  void itEndsWhenItsTimeIsOverAndNotLater() {
    assertThatThrownBy(
            () -> patience.await("it", Duration.ofMinutes(3), () -> new Sight.Pending<>("BUILD")))
        .isInstanceOf(MediaException.Failed.class)
        .hasMessage("it is still BUILD after 3 minutes");
    assertThat(now).isEqualTo(Duration.ofMinutes(3).toNanos());
    assertThat(pauses).last().satisfies(last -> assertThat(last).isLessThan(Duration.ofSeconds(5)));
    assertThat(pauses).contains(Duration.ofSeconds(5));
  }

  @Test
  void aServiceThatCannotBeAskedForAWhileIsAskedAgain() throws Exception {
    Iterator<Integer> looks = List.of(1, 2).iterator();
    String result =
        patience.await(
            "it",
            Duration.ofMinutes(1),
            () -> {
              if (looks.hasNext()) {
                throw new MediaException.Transient("try " + looks.next(), null);
              }
              return new Sight.Done<>("ok");
            });
    assertThat(result).isEqualTo("ok");
    assertThat(said).contains("waiting for it: not to be seen (try 2)");
  }

  @Test
  void anotherErrorEndsTheWait() {
    assertThatThrownBy(
            () ->
                patience.await(
                    "it",
                    Duration.ofMinutes(1),
                    () -> {
                      throw new MediaException.NotFound("gone", null);
                    }))
        .isInstanceOf(MediaException.NotFound.class);
    assertThat(pauses).isEmpty();
    assertThat(said).containsExactly("");
  }

  @Test
  void anInterruptEndsItAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> patience.await("it", Duration.ofDays(1), () -> new Sight.Pending<>("BUILD")))
        .isInstanceOf(MediaException.Interrupted.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
