package io.firn.cli.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link DamageTest}, on object stores. */
class ObjectStoreDamageTest {

  private static final List<Tampering> FEW =
      List.of(Tampering.SEGMENT_BLOCK_FLIPPED, Tampering.INDEX_CUT, Tampering.SNAPSHOT_FLIPPED);

  @TempDir private Path folder;

  @Test
  void damageIsNamedAndHealed() throws Exception {
    damage(ObjectStore.SMALL_SWIFT, FEW::contains);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(names = {"SMALL_SWIFT", "SMALL_S3"})
  void damageOfEveryKindIsNamedAndHealed(ObjectStore store) throws Exception {
    damage(store, _ -> true);
  }

  @Tag("real-servers")
  @ParameterizedTest
  @EnumSource(names = {"SWIFT", "S3PROXY"})
  void damageOnRealServersIsNamedAndHealed(ObjectStore store) throws Exception {
    damage(store, FEW::contains);
  }

  private void damage(ObjectStore store, Predicate<Tampering> chosen) throws Exception {
    Ground ground = store.fresh();
    try (DamageProof proof = new DamageProof(folder, ground)) {
      for (Tampering tampering : Stream.of(Tampering.values()).filter(chosen).toList()) {
        proof.of(tampering);
        proof.undo();
      }
    } finally {
      store.remove(ground);
    }
  }
}
