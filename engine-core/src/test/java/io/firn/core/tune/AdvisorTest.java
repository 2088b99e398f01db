package io.firn.core.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.pipeline.Compression;
import io.firn.core.probe.Suggestion;
import io.firn.core.probe.Transfer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From measurements to settings. */
final class AdvisorTest {

  private static final int MIB = 1 << 20;

  /** MB a second, and stored bytes of a hundred. */
  private static Trial level(Compression compression, double speed, int stored) {
    long raw = 100L * MIB;
    return new Trial(compression, MIB, raw, raw, 100, stored * (long) MIB, raw / (speed * MIB), 1);
  }

  private static Trial chunks(int size, int stored, int chunks) {
    long raw = 100L * MIB;
    return new Trial(Compression.DEFAULT, size, raw, raw, chunks, stored * (long) MIB, 1, 1);
  }

  private static final List<Trial> LEVELS =
      List.of(
          level(Compression.FAST, 400, 42),
          level(Compression.DEFAULT, 320, 39),
          level(Compression.BETTER, 100, 36));

  private static Optional<Suggestion> storage(double up) {
    Transfer basis = new Transfer(32 * MIB, 4, 12, up * MIB, up * MIB);
    return Optional.of(new Suggestion(32 * MIB, 4, basis, up * MIB));
  }

  private static Advice advice(
      List<Trial> levels, List<Trial> sizes, Optional<Suggestion> storage, boolean has) {
    Machine machine = new Machine(2, 1L << 34, "JDK", 1e9, 1e9, 1e9);
    SampleSummary sample =
        new SampleSummary(9, 9, 0, true, true, 0, 0, 9, 100L * MIB, 0, 0, 1, 100L * MIB);
    return Advisor.of(new Measurements(machine, sample, levels, sizes, storage, has));
  }

  @ParameterizedTest
  @CsvSource({"2, better", "10, better", "35, better", "60, default", "120, default", "900, fast"})
  void theHardestLevelThatTheProcessorsKeepUpWith(double up, String level) {
    Advice advice = advice(LEVELS, List.of(), storage(up), true);

    assertThat(advice.value("compression")).contains(level);
  }

  @Test
  void aLevelThatSavesNothingIsNotTakenForItsOwnSake() {
    List<Trial> random =
        List.of(level(Compression.FAST, 900, 100), level(Compression.BETTER, 890, 100));

    assertThat(advice(random, List.of(), storage(5), true).value("compression")).contains("fast");
  }

  @Test
  void saysWhoIsInWhoseWay() {
    assertThat(advice(LEVELS, List.of(), storage(10), true).settings().getLast().why())
        .isEqualTo(
            "the storage limits: the processors do 100 MiB/s of this data, and the storage takes"
                + " 10.0 MiB/s, which are 27.8 MiB/s before compression");
    assertThat(advice(LEVELS, List.of(), storage(900), true).settings().getLast().why())
        .startsWith("the processors limit: they do 400 MiB/s of this data");
  }

  @Test
  void withoutAStorageCompressionFindsItsWayItself() {
    Advice advice = advice(LEVELS, List.of(), Optional.empty(), false);

    assertThat(advice.value("compression")).contains("auto");
    assertThat(advice.value("connections")).isEmpty();
    assertThat(advice.value("max-segment-size")).isEmpty();
    assertThat(advice.notes()).singleElement().asString().startsWith("no storage was measured");
  }

  @Test
  void tooShortAMeasurementOfTheStorageIsTold() {
    assertThat(advice(LEVELS, List.of(), Optional.empty(), true).notes())
        .singleElement()
        .asString()
        .contains("give more --duration");
  }

  @Test
  void segmentsAndConnectionsAreTheProbes() {
    Advice advice = advice(List.of(), List.of(), storage(95.4), true);

    assertThat(advice.value("max-segment-size")).contains("32MiB");
    assertThat(advice.value("connections")).contains("4");
    assertThat(advice.value("compression")).isEmpty();
    assertThat(advice.settings().getFirst().why())
        .isEqualTo("objects of 32MiB over 4 connections went up at 95.4 MiB/s, the fastest of all");
    assertThat(advice.notes())
        .contains("there was nothing to read, so nothing is said of compression and chunks");
  }

  @Test
  void theUsualChunksUnlessSmallerOnesSave() {
    List<Trial> equal =
        List.of(chunks(MIB, 50, 100), chunks(MIB / 2, 50, 200), chunks(MIB / 4, 50, 400));
    assertThat(advice(LEVELS, equal, storage(10), true).value("chunk-size")).contains("1MiB");

    List<Trial> images =
        List.of(chunks(MIB, 50, 100), chunks(MIB / 2, 46, 180), chunks(MIB / 4, 45, 350));
    Advice advice = advice(LEVELS, images, storage(10), true);
    assertThat(advice.value("chunk-size")).contains("256KiB");
    assertThat(advice.settings().getLast().why())
        .isEqualTo("chunks of 1MiB store 11.1 % more, as fewer duplicates are found");
  }

  @Test
  void whatTheIndexTakesIsCounted() {
    // 40 bytes for each of 200,000 chunks are 7.6 of the 100 MiB: more than the 5 that they save.
    List<Trial> tiny = List.of(chunks(MIB, 50, 100), chunks(MIB / 8, 45, 200_000));

    assertThat(advice(LEVELS, tiny, storage(10), true).value("chunk-size")).contains("1MiB");
  }

  @Test
  void aSmallSampleGivesNoAdvice() {
    Trial few = new Trial(Compression.DEFAULT, MIB, 8 * MIB, MIB, 9, MIB, 1, 1);
    Trial less = new Trial(Compression.DEFAULT, MIB / 2, 8 * MIB, MIB, 9, MIB, 1, 1);
    Advice chunks = advice(List.of(few), List.of(few, less), storage(10), true);
    assertThat(chunks.value("compression")).contains("default");
    assertThat(chunks.value("chunk-size")).isEmpty();
    assertThat(chunks.notes())
        .contains("the sample of 8MiB is too small to choose a chunk size by");

    Trial tiny = new Trial(Compression.DEFAULT, MIB, MIB, MIB, 9, MIB, 1, 1);
    Advice nothing = advice(List.of(tiny), List.of(tiny, tiny), storage(10), true);
    assertThat(nothing.value("compression")).isEmpty();
    assertThat(nothing.notes())
        .contains("there was too little to read to say anything of compression and chunks");
  }
}
