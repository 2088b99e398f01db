package io.firn.cli.proof;

import io.firn.testkit.swift.SmallSwift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link HistoryTest}, on object stores. */
class ObjectStoreHistoryTest {

  /** Of a tree that costs a second or two. */
  private static final int FEW = 12;

  @TempDir private Path folder;

  static Stream<Arguments> manySeeds() {
    return Stream.of(ObjectStore.SMALL_SWIFT, ObjectStore.SMALL_S3)
        .flatMap(
            store ->
                IntStream.range(3000, 3005)
                    .mapToObj(seed -> Arguments.of(store, Long.valueOf(seed))));
  }

  /** The engine waits out what it must not take for missing. */
  @Test
  void everySnapshotComesBackWhereListingsLag() throws Exception {
    try (SmallSwift swift = new SmallSwift()) {
      swift.lags(Duration.ofMillis(100));
      Map<String, String> cloud =
          Map.of("ST_AUTH", swift.address("/auth/v1.0").toString(), "ST_USER", "u", "ST_KEY", "k");
      Ground ground = Ground.swift(cloud, "container/prefix").with("swift-settle-time", "150ms");
      new HistoryProof(folder, ground).prove(1, FEW);
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void everySnapshotOfManyHistoriesComesBack(ObjectStore store, long seed) throws Exception {
    prove(store, seed, 40);
  }

  @Tag("real-servers")
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SMALL_SWIFT", "SMALL_S3"})
  void everySnapshotComesBackFromRealServers(ObjectStore store) throws Exception {
    prove(store, 1, FEW);
  }

  private void prove(ObjectStore store, long seed, int entries) throws Exception {
    Ground ground = store.fresh();
    try {
      new HistoryProof(folder, ground).prove(seed, entries);
    } finally {
      store.remove(ground);
    }
  }
}
