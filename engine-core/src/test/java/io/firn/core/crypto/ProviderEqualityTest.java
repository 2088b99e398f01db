package io.firn.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository does not depend on whether the native provider loads: both make the same bytes. */
class ProviderEqualityTest {

  private final byte[] salt = RandomId.next(new SecureRandom()).bytes();
  private SegmentCipher nativeCipher;
  private SegmentCipher jdkCipher;

  @BeforeEach
  void bothAreThere() {
    assumeTrue(CryptoProvider.isNative(), "the native provider does not load on this machine");
    nativeCipher = cipher(new GcmPool(CryptoProvider.bulk()));
    jdkCipher = cipher(new GcmPool(CryptoProvider.small()));
  }

  private SegmentCipher cipher(GcmPool pool) {
    return new AesGcmSegmentCipher(TestKeys.REPOSITORY, new byte[32], salt, () -> pool);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 65_535, 65_536, 65_537, 131_072, 1_048_577})
  void sealTheSameBytesAndOpenEachOthers(int length) throws Exception {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    ByteBuffer byNative = seal(nativeCipher, plain);
    ByteBuffer byJdk = seal(jdkCipher, plain);
    assertThat(byNative).isEqualTo(byJdk);
    assertThat(open(jdkCipher, byNative)).isEqualTo(ByteBuffer.wrap(plain));
    assertThat(open(nativeCipher, byJdk)).isEqualTo(ByteBuffer.wrap(plain));
  }

  private static ByteBuffer seal(SegmentCipher cipher, byte[] plain) {
    ByteBuffer encoded = ByteBuffer.allocateDirect(plain.length).put(plain).flip();
    ByteBuffer block = ByteBuffer.allocateDirect(plain.length + SegmentCipher.BLOCK_OVERHEAD);
    cipher.sealBlock(4096, Codec.STORED, plain.length, encoded, block);
    return block.flip();
  }

  private static ByteBuffer open(SegmentCipher cipher, ByteBuffer block) throws Exception {
    ByteBuffer opened = ByteBuffer.allocateDirect(block.remaining());
    cipher.openBlock(4096, block.duplicate(), opened);
    return opened.flip();
  }
}
