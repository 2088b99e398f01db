package io.firn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT1M30S",
    "15m, PT15M",
    "2h, PT2H",
    "1d, P1D",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1D2H, PT26H"
  })
  void readsTimeSpans(String text, Duration span) {
    assertThat(TimeSpan.parse(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "10", "m", "1m1h", "-5s", "1.5h"})
  void refusesWhatIsNoTimeSpan(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write for example 90s");
  }
}
