package io.firn.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.output.Screen;
import io.firn.core.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  private final Progress progress = new Progress();
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void work() {
    progress.expect(1000, 1L << 30);
    progress.current("/some/where/with/a\nnewline/" + "x".repeat(300));
  }

  private void advance(long seconds, long moved) {
    now = now.plusSeconds(seconds);
    progress.bytes.add(moved);
    progress.bytesNew.add(moved / 4);
    progress.files.increment();
  }

  private String shown() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  @Test
  void showsShareBytesFilesRateTimeLeftAndDeduplication() {
    ProgressDisplay display = ProgressDisplay.onTerminal(screen, progress, true, () -> now, 120);
    display.draw();
    advance(4, 256 << 20);
    shown();
    display.draw();

    assertThat(shown())
        .contains("25%  256 MiB of 1.00 GiB  1 file  64.0 MiB/s  ETA 12 s  dedup 75%")
        .contains("a\\x0anewline");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 40, 80, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    ProgressDisplay display = ProgressDisplay.onTerminal(screen, progress, true, () -> now, width);
    display.draw();
    advance(3, 123 << 20);
    display.draw();

    assertThat(shown().replaceAll("\u001b\\[[0-9]*[A-Z]", "").split("[\r\n]+", -1))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(1, width - 1)));
  }

  @Test
  void aMessageWipesTheLinesAndNothingIsLeftAtTheEnd() {
    ProgressDisplay display = ProgressDisplay.onTerminal(screen, progress, true, () -> now, 80);
    display.draw();
    shown();
    screen.line("a message");
    assertThat(shown()).startsWith("\r\u001b[K\u001b[1A\r\u001b[K").endsWith("a message\n");
    display.draw();
    shown();
    display.close();
    assertThat(shown()).isEqualTo("\r\u001b[K\u001b[1A\r\u001b[K");
  }

  @Test
  void inAPipeItPrintsWholeLines() {
    ProgressDisplay display = ProgressDisplay.inPipe(screen, progress, false, () -> now);
    advance(30, 64 << 20);
    display.draw();

    assertThat(shown()).startsWith("firn: 6%").endsWith("\n").doesNotContain("\r", "dedup");
  }

  @Test
  void theRateIsThatOfTheLastSeconds() {
    RateMeter rate = new RateMeter();
    for (int second = 0; second <= 60; second++) {
      // 100 bytes a second for half a minute, then nothing.
      rate.add(Instant.ofEpochSecond(second), Math.min(second, 30) * 100L);
    }
    assertThat(rate.bytesPerSecond()).isZero();
  }
}
