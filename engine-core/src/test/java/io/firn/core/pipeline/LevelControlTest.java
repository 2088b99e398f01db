package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.pipeline.LevelControl.Sending;
import io.firn.core.pipeline.LevelControl.Spent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The level for scripted waiting. */
final class LevelControlTest {

  private static final long MILLI = 1_000_000;

  private static LevelControl auto() {
    return new LevelControl(Compression.AUTO, 2);
  }

  /** The level after so many blocks of the same kind. */
  private static int after(LevelControl control, int blocks, Spent spent, Sending sending) {
    int level = 0;
    for (int i = 0; i < blocks; i++) {
      level = control.next(spent, sending);
    }
    return level;
  }

  private static Spent spent(long busy, long source, long storage) {
    return new Spent(busy * MILLI, source * MILLI, storage * MILLI);
  }

  /** So many segments are on their way, and one at least was stored. */
  private static Sending known(int backlog) {
    return new Sending(backlog, true, 1);
  }

  private static Sending notKnown(double share) {
    return new Sending(2, false, share);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
  void aFixedLevelStaysWhateverHappens(Compression compression) {
    LevelControl control = new LevelControl(compression, 2);
    assertThat(after(control, 500, spent(1, 0, 100), known(3))).isEqualTo(compression.level());
    assertThat(after(control, 500, spent(100, 0, 0), known(0))).isEqualTo(compression.level());
  }

  @Test
  void theUsualLevelInTheBeginning() {
    assertThat(after(auto(), 100, spent(10, 0, 0), notKnown(1))).isEqualTo(2);
  }

  @Test
  void theLeastWhenWorkersNeverWait() {
    LevelControl control = auto();
    assertThat(after(control, 16, spent(10, 0, 0), known(0))).isEqualTo(1);
    assertThat(after(control, 1000, spent(10, 0, 0), known(1))).isEqualTo(1);
  }

  @Test
  void theMostWhenTheStorageIsFarTooSlow() {
    assertThat(after(auto(), 8, spent(10, 0, 90), known(3))).isEqualTo(7);
  }

  @Test
  void aLittleHarderWhenTheStorageIsALittleTooSlow() {
    assertThat(after(auto(), 8, spent(70, 0, 30), known(3))).isEqualTo(2);
    assertThat(after(auto(), 8, spent(60, 0, 40), known(3))).isEqualTo(3);
  }

  @Test
  void oneWorkersShareOfTheWaitingForTheSourceIsLeftToTheReader() {
    assertThat(after(auto(), 8, spent(55, 45, 0), known(0))).isLessThanOrEqualTo(2);
    LevelControl ofEight = new LevelControl(Compression.AUTO, 8);
    assertThat(after(ofEight, 8, spent(45, 55, 0), known(0))).isGreaterThanOrEqualTo(3);
    assertThat(after(auto(), 8, spent(5, 95, 0), known(0))).isEqualTo(7);
  }

  @Test
  void beforeTheFirstAnswerAsHardAsTheStorageIsSlow() {
    LevelControl control = auto();
    assertThat(after(control, 8, spent(10, 0, 0), notKnown(0.6))).isEqualTo(3);
    assertThat(after(control, 8, spent(10, 0, 0), notKnown(0.1))).isEqualTo(7);
    assertThat(after(control, 8, spent(10, 0, 0), notKnown(0.9))).isEqualTo(2);
  }

  @Test
  void aStorageWithALongWayToItIsNotTakenForASlowOne() {
    LevelControl control = auto();
    after(control, 64, spent(10, 0, 0), notKnown(1));
    assertThat(after(control, 400, spent(10, 0, 0), known(2))).isEqualTo(1);
  }

  @Test
  void notEasierWhileSegmentsBecomeMore() {
    LevelControl control = auto();
    after(control, 64, spent(10, 0, 0), new Sending(0, false, 1));
    for (int backlog = 1; backlog <= 3; backlog++) {
      assertThat(after(control, 40, spent(10, 0, 0), known(backlog))).isEqualTo(2);
    }
  }

  @Test
  void easierAgainAsSoonAsTheStorageHasNothingToDo() {
    LevelControl control = auto();
    assertThat(after(control, 8, spent(10, 0, 40), known(3))).isEqualTo(7);
    assertThat(after(control, 48, spent(10, 0, 0), known(0))).isLessThanOrEqualTo(2);
  }

  @Test
  void oneShortWaitIsForgotten() {
    LevelControl control = auto();
    after(control, 100, spent(10, 0, 0), known(0));
    control.next(spent(10, 0, 200), known(3));
    assertThat(after(control, 400, spent(10, 0, 0), known(1))).isEqualTo(1);
  }

  /**
   * Two workers, 108 MiB of slabs and a storage that takes so many MB a second: a gigabyte is
   * stored nearly as soon as by the best fixed level, and nearly as small.
   */
  @ParameterizedTest
  @CsvSource({"10, 7", "40, 5", "60, 3", "100, 2", "1000, 1"})
  void followsTheStorage(int megabytes, int best) {
    SlowStorage fixed = new SlowStorage(megabytes);
    for (int i = 0; i < 1000; i++) {
      fixed.block(best);
    }
    SlowStorage moved = new SlowStorage(megabytes);
    LevelControl control = auto();
    for (int i = 0; i < 1000; i++) {
      moved.block(control.next(moved.spent(), moved.sending()));
    }
    assertThat(moved.seconds()).isLessThan(1.1 * fixed.seconds());
    assertThat(moved.stored()).isLessThan(1.02 * fixed.stored());
  }
}
