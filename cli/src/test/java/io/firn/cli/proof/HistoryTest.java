package io.firn.cli.proof;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every snapshot of a random history comes back as the tree was, in content and metadata. */
class HistoryTest {

  @TempDir Path folder;

  static LongStream manySeeds() {
    return LongStream.range(1000, 1060);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySnapshotComesBack(long seed) throws Exception {
    prove(seed);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void everySnapshotOfManyHistoriesComesBack(long seed) throws Exception {
    prove(seed);
  }

  private void prove(long seed) throws Exception {
    new HistoryProof(folder, Ground.folder(folder.resolve("container"))).prove(seed, 40);
  }
}
