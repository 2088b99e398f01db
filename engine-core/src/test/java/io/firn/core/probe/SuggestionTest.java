package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of the advice. */
final class SuggestionTest {

  private static final int MIB = 1 << 20;

  private static Transfer row(int mebibytes, int connections, double up, double down) {
    return new Transfer(mebibytes * MIB, connections, connections, up, down);
  }

  @Test
  void theLeastMemoryThatIsNearlyAsFastAsTheBest() {
    assertThat(
            Suggestion.of(
                List.of(
                    row(8, 1, 20, 100),
                    row(8, 4, 80, 100),
                    row(8, 8, 92, 100),
                    row(8, 16, 100, 100),
                    row(16, 7, 99, 100))))
        .contains(new Suggestion(8 * MIB, 8, row(8, 8, 92, 100), 100));
  }

  @Test
  void ofEqualMemoryTheLargerSegments() {
    assertThat(Suggestion.of(List.of(row(8, 4, 100, 50), row(32, 1, 95, 50), row(16, 2, 91, 50))))
        .contains(new Suggestion(32 * MIB, 1, row(32, 1, 95, 50), 100));
  }

  @Test
  void downloadsMayNeedMoreConnections() {
    assertThat(Suggestion.of(List.of(row(8, 1, 100, 10), row(8, 2, 100, 40), row(8, 8, 100, 100))))
        .contains(new Suggestion(8 * MIB, 8, row(8, 1, 100, 10), 100));
  }

  @Test
  void smallObjectsDecideNothingWhereLargerOnesWereMeasured() {
    assertThat(Suggestion.of(List.of(row(1, 1, 1000, 1000), row(8, 1, 20, 50), row(8, 2, 50, 50))))
        .contains(new Suggestion(8 * MIB, 2, row(8, 2, 50, 50), 50));
  }

  @Test
  void aSlowLineGetsTheSmallestSegments() {
    assertThat(Suggestion.of(List.of(row(1, 1, 0.7, 1), row(1, 1, 0.9, 1), row(1, 2, 1, 1))))
        .contains(new Suggestion(8 * MIB, 1, row(1, 1, 0.9, 1), 1));
  }

  @Test
  void littleMeasuredIsNothingSuggested() {
    assertThat(Suggestion.of(List.of())).isEmpty();
    assertThat(Suggestion.of(List.of(row(1, 1, 10, 10), row(8, 1, 20, 20)))).isEmpty();
  }
}
