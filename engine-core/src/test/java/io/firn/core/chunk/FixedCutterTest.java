package io.firn.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class FixedCutterTest {

  private final MemorySegment bytes = MemorySegment.ofArray(new byte[100]);
  private final Cutter cutter = new FixedCutter(10);

  @Test
  void cutsAtMultiplesHoweverTheBytesComeIn() {
    assertThat(cutter.next(bytes, 3, 8)).isEqualTo(-1);
    assertThat(cutter.next(bytes, 0, 100)).isEqualTo(5);
    assertThat(cutter.next(bytes, 5, 100)).isEqualTo(15);
    assertThat(cutter.next(bytes, 15, 25)).isEqualTo(25);
    assertThat(cutter.next(bytes, 25, 25)).isEqualTo(-1);
  }

  @Test
  void beginsAnewAfterReset() {
    assertThat(cutter.next(bytes, 0, 7)).isEqualTo(-1);
    cutter.reset();
    assertThat(cutter.next(bytes, 7, 100)).isEqualTo(17);
  }

  @Test
  void refusesALengthOfZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FixedCutter(0));
  }
}
