package io.firn.core.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.core.pipeline.Cutting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of what is sampled, and of which part. */
final class DataSamplerTest {

  private static final long MIB = 1 << 20;
  private static final Duration LONG = Duration.ofHours(1);

  private static DataSample sample(long bytes, Duration time, Source... sources)
      throws MediaException {
    SampleLimits limits = new SampleLimits(bytes, time, time, 7);
    return new DataSampler(limits, new StepClock(Duration.ofMillis(1))).sample(List.of(sources));
  }

  @Test
  void takesAllWhenThereIsLittle() throws MediaException {
    try (DataSample sample = sample(64 * MIB, LONG, MadeSource.tree(List.of(10L, 0L, 5 * MIB)))) {
      SampleSummary found = sample.summary();
      assertThat(found.files()).isEqualTo(3);
      assertThat(found.bytes()).isEqualTo(found.fileBytes()).isEqualTo(5 * MIB + 10);
      assertThat(found.pieces()).isEqualTo(2);
      assertThat(found.walkedAll()).isTrue();
      assertThat(found.shortened()).isZero();
      assertThat(found.meanFile()).isEqualTo((5 * MIB + 10) / 3);
    }
  }

  @Test
  void isBoundedAndSpreadAndTheSameAgain() throws MediaException {
    List<Long> sizes = Collections.nCopies(2000, 100_000L);
    try (DataSample first = sample(8 * MIB, LONG, MadeSource.tree(sizes));
        DataSample again = sample(8 * MIB, LONG, MadeSource.tree(sizes))) {
      assertThat(first.summary().bytes()).isBetween(8 * MIB - 100_000, 8 * MIB);
      assertThat(first.summary().fileBytes()).isEqualTo(200_000_000);
      assertThat(first.summary()).isEqualTo(again.summary());
      assertThat(first.pieces()).isEqualTo(again.pieces());
    }
  }

  @Test
  void largeFilesHaveTheirShareByTheirBeginning() throws MediaException {
    List<Long> sizes = new ArrayList<>(Collections.nCopies(100, 4 * MIB));
    sizes.add(400 * MIB);
    try (DataSample sample = sample(40 * MIB, LONG, MadeSource.tree(sizes))) {
      long ofLarge =
          sample.pieces().stream().mapToLong(Piece::length).filter(n -> n > 4 * MIB).sum();
      assertThat(ofLarge).isBetween(8 * MIB, 32 * MIB);
      assertThat(sample.summary().shortened()).isEqualTo(1);
      assertThat(sample.summary().bytes()).isLessThanOrEqualTo(40 * MIB);
    }
  }

  @Test
  void whatCannotBeReadIsCounted() throws MediaException {
    try (DataSample sample = sample(8 * MIB, LONG, MadeSource.tree(List.of(10L, -10L)))) {
      assertThat(sample.summary().unreadable()).isEqualTo(1);
      assertThat(sample.summary().pieces()).isEqualTo(1);
    }
  }

  @Test
  void aTreeThatIsTooLargeForTheTimeIsLeftHalfWay() throws MediaException {
    Duration time = Duration.ofMillis(100);
    List<Long> sizes = Collections.nCopies(5000, 100L);
    try (DataSample sample = sample(8 * MIB, time, MadeSource.tree(sizes))) {
      assertThat(sample.summary().walkedAll()).isFalse();
      assertThat(sample.summary().files()).isBetween(50L, 150L);
    }
  }

  @Test
  void aDiskIsReadAsFarAsTheTimeGoes() throws MediaException {
    try (DataSample sample = sample(16 * MIB, Duration.ofMillis(30), MadeSource.disk(1024 * MIB))) {
      SampleSummary found = sample.summary();
      assertThat(found.imagesRead()).isFalse();
      assertThat(found.imageBytes()).isBetween(20 * MIB, 200 * MIB);
      assertThat(found.bytes()).isEqualTo(16 * MIB).isEqualTo(found.alignedBytes());
      assertThat(sample.pieces()).allMatch(piece -> piece.cutting() == Cutting.ALIGNED);
    }
  }

  @Test
  void sourcesHaveEqualShares() throws MediaException {
    List<Long> sizes = Collections.nCopies(100, MIB);
    try (DataSample sample =
        sample(16 * MIB, LONG, MadeSource.tree(sizes), MadeSource.disk(64 * MIB))) {
      assertThat(sample.summary().alignedBytes()).isEqualTo(8 * MIB);
      assertThat(sample.summary().bytes()).isEqualTo(16 * MIB);
    }
  }

  @Test
  void theFirstPiecesAreAtLeastOne() throws MediaException {
    try (DataSample sample = sample(16 * MIB, LONG, MadeSource.disk(64 * MIB))) {
      assertThat(sample.first(1)).hasSize(1);
      assertThat(sample.first(9 * MIB)).hasSize(2);
      assertThat(sample.first(Long.MAX_VALUE)).isEqualTo(sample.pieces());
    }
  }
}
