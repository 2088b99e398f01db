package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.openstack.http.HttpAnswer;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatestDateTest {

  private long nanos = Long.MAX_VALUE - 5;
  private final LatestDate date = new LatestDate(() -> nanos);

  private static HttpAnswer answer(String name, String value) {
    return new HttpAnswer(
        204, HttpHeaders.of(Map.of(name, List.of(value)), (_, _) -> true), new byte[0]);
  }

  @Test
  void itIsKnownForASecond() {
    assertThat(date.ifFresh()).isEmpty();
    date.see(answer("Date", "Mon, 23 Nov 2026 08:00:00 GMT"));
    nanos += Duration.ofMillis(999).toNanos();
    assertThat(date.ifFresh()).contains(Instant.parse("2026-11-23T08:00:00Z"));
    nanos += Duration.ofMillis(1).toNanos();
    assertThat(date.ifFresh()).isEmpty();
  }

  @Test
  void anAnswerWithoutDateTakesNothingAway() {
    date.see(answer("Date", "Mon, 23 Nov 2026 08:00:00 GMT"));
    date.see(answer("Via", "a proxy"));
    assertThat(date.ifFresh()).isPresent();
  }
}
