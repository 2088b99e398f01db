package io.firn.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkingParameters;
import org.junit.jupiter.api.Test;

final class UploadRoomTest {

  private static final int MIB = 1 << 20;

  private static final PipelineSettings TWO_WORKERS = PipelineSettings.defaults().withWorkers(2);

  private static int room(int segment, long budget) {
    return UploadRoom.of(
        TWO_WORKERS.withMaxSegmentSize(segment).withBudget(budget), ChunkingParameters.DEFAULT);
  }

  @Test
  void doubleTheSegmentsIsHalfTheUploads() {
    assertThat(room(32 * MIB, 192L * MIB)).isEqualTo(3);
    assertThat(room(16 * MIB, 192L * MIB)).isEqualTo(7);
    assertThat(room(64 * MIB, 192L * MIB)).isEqualTo(1);
  }

  @Test
  void neverMoreThanThePipelineSends() {
    assertThat(room(8 * MIB, 4096L * MIB)).isEqualTo(TWO_WORKERS.uploads());
  }

  /** Eight workers leave 15 pages of some 4 MiB, not enough for two segments of eight. */
  @Test
  void oneUploadIsAlwaysSent() {
    PipelineSettings usual = PipelineSettings.defaults().withWorkers(8);
    assertThat(UploadRoom.of(usual, ChunkingParameters.DEFAULT)).isEqualTo(1);
  }

  @Test
  void settingsThatAreRefusedHaveRoomForNone() {
    assertThat(room(4 * MIB, 192L * MIB)).isZero();
    assertThat(room(32 * MIB, 10L * MIB)).isZero();
  }
}
