package io.firn.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergingTest {

  /** 10,000 flushes of a quarter million chunks are 2.6 * 10^9. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void thereAreFewTablesAndEntriesAreRewrittenSeldom(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> tables = new ArrayList<>();
    long flushed = 0;
    long rewritten = 0;
    for (int i = 0; i < 10_000; i++) {
      long entries = random.nextLong(1, 1 << 18);
      tables.add(entries);
      flushed += entries;
      int start = Merging.start(tables.stream().mapToLong(Long::longValue).toArray());
      if (start >= 0) {
        List<Long> inputs = tables.subList(start, tables.size());
        assertThat(inputs).hasSizeGreaterThan(1);
        long sum = inputs.stream().mapToLong(Long::longValue).sum();
        inputs.clear();
        tables.add(sum);
        rewritten += sum;
      }
      assertThat(tables).as("seed %d, flush %d", seed, i).hasSizeLessThanOrEqualTo(8);
    }
    assertThat((double) rewritten / flushed).as("seed %d", seed).isLessThan(12);
  }
}
