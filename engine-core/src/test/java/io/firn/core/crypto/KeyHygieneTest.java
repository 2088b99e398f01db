package io.firn.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys are fresh, apart from one another, and never shown. */
class KeyHygieneTest {

  private static final int MANY = 10_000;

  @Test
  void noTwoObjectsShareASalt() {
    KeyRing keys = TestKeys.keys();
    ObjectName name = ObjectName.of("gc/0000000000000000");
    Set<String> salts = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      byte[] sealed = keys.seal(SealedKind.LOG, name, new byte[0]);
      assertThat(salts.add(HexFormat.of().formatHex(sealed, 16, 32))).isTrue();
    }
  }

  @Test
  void sealingTwiceAtOnePlaceOfASegmentIsRefusedByTheCipher() throws Exception {
    // Of its own: the shared one may hold several objects, each of which knows its own nonces only.
    GcmPool pool = new GcmPool(CryptoProvider.small());
    SegmentCipher cipher =
        new AesGcmSegmentCipher(
            TestKeys.REPOSITORY,
            new byte[32],
            RandomId.next(new SecureRandom()).bytes(),
            () -> pool);
    cipher.sealBlock(32, Codec.STORED, 4, ByteBuffer.allocate(4), ByteBuffer.allocate(28));
    assertThatThrownBy(
            () ->
                cipher.sealBlock(
                    32, Codec.STORED, 4, ByteBuffer.allocate(4), ByteBuffer.allocate(28)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keysOfDifferentUsesDiffer() {
    KeyRing keys = TestKeys.keys();
    assertThat(keys.chunkerSeed()).isNotEqualTo(keys.cacheKey());
    assertThat(TestKeys.keys(new RandomId(1, 2), TestKeys.counting()).cacheKey())
        .isNotEqualTo(keys.cacheKey());
  }

  @Test
  void nothingShowsAKey() {
    MasterKey master = TestKeys.master();
    String secret = HexFormat.of().formatHex(master.bytes());
    for (Object holder :
        new Object[] {master, TestKeys.keys(), Password.of("x1y2".toCharArray())}) {
      assertThat(holder.toString()).doesNotContain(secret).doesNotContain("x1y2");
    }
  }

  @Test
  void closedKeysAreGone() {
    MasterKey master = TestKeys.master();
    master.close();
    assertThat(master.bytes()).containsOnly(0);
    RepositoryKeys keys = TestKeys.keys();
    keys.close();
    assertThat(keys.cacheKey()).containsOnly(0);
  }

  @Test
  void refusesAnUnknownEpochAsNewer() {
    assertThatThrownBy(() -> TestKeys.keys().segmentCipher(1, new byte[16]))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  void anUnknownCodecIsRefusedAlsoWhenItIsAuthentic() {
    for (int code : new int[] {2, 127, 255}) {
      assertThatThrownBy(() -> Codec.of(code)).isInstanceOf(Unsupported.class);
    }
  }

  @Test
  void hashesOfDirectAndHeapBuffersAreTheSameAndLeaveThemAlone() {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 7);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    var hasher = TestKeys.keys().newChunkHasher();
    assertThat(hasher.hash(direct)).isEqualTo(hasher.hash(ByteBuffer.wrap(bytes)));
    assertThat(direct.remaining()).isEqualTo(bytes.length);
  }
}
