package io.firn.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerDateTest {

  private static final Optional<String> HEADER = Optional.of("Mon, 23 Nov 2026 08:00:00 GMT");

  private long nanos = Long.MAX_VALUE - 5;
  private final ServerDate date = new ServerDate(() -> nanos);

  @Test
  void itIsKnownForASecond() {
    assertThat(date.ifFresh()).isEmpty();
    date.see(HEADER);
    nanos += Duration.ofMillis(999).toNanos();
    assertThat(date.ifFresh()).contains(Instant.parse("2026-11-23T08:00:00Z"));
    nanos += Duration.ofMillis(1).toNanos();
    assertThat(date.ifFresh()).isEmpty();
  }

  @Test
  void theTimeGoesOnAfterTheLastDate() {
    assertThat(date.estimate()).isEmpty();
    date.see(HEADER);
    nanos += Duration.ofHours(1).toNanos();
    assertThat(date.estimate()).contains(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @Test
  void anAnswerWithoutDateTakesNothingAway() {
    date.see(HEADER);
    date.see(Optional.empty());
    date.see(Optional.of("yesterday"));
    assertThat(date.ifFresh()).isPresent();
  }
}
