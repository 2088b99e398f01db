package io.firn.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.NotAuthentic;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens, and only at its place, in its segment, in its repository. */
class SegmentCipherTest {

  private final byte[] salt = RandomId.next(new SecureRandom()).bytes();
  private final byte[] otherSalt = RandomId.next(new SecureRandom()).bytes();
  private final SegmentCipher cipher = cipher(TestKeys.REPOSITORY, salt);

  private static SegmentCipher cipher(RandomId repository, byte[] salt) {
    return new AesGcmSegmentCipher(repository, new byte[32], salt, GcmPool::bulk);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 65_535, 65_536, 65_537, 1_048_576, 4_194_304})
  void opensWhatItSealedInAnyKindOfBuffer(int length) throws Exception {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    for (boolean direct : new boolean[] {false, true}) {
      long offset = direct ? 32 : 64;
      ByteBuffer encoded = buffer(direct, length).put(plain).flip();
      ByteBuffer block = buffer(direct, length + SegmentCipher.BLOCK_OVERHEAD);
      cipher.sealBlock(offset, Codec.ZSTD, 5 * 1024 * 1024, encoded, block);
      assertThat(block.hasRemaining()).isFalse();
      assertThat(encoded.hasRemaining()).isFalse();
      ByteBuffer opened = buffer(direct, length);
      BlockHeader header = cipher.openBlock(offset, block.flip().asReadOnlyBuffer(), opened);
      assertThat(header).isEqualTo(new BlockHeader(Codec.ZSTD, 5 * 1024 * 1024));
      assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(plain));
    }
  }

  @Test
  void refusesABlockOfAnotherPlaceSegmentOrRepository() {
    byte[] block = sealed(32);
    RandomId otherRepository = new RandomId(1, 3);
    assertRefused(cipher, 64, block);
    assertRefused(cipher(TestKeys.REPOSITORY, otherSalt), 32, block);
    assertRefused(cipher(otherRepository, salt), 32, block);
  }

  @Test
  @DisplayName("a change of any bit of a block, its header included, is noticed")
  void refusesAnyFlippedBit() {
    byte[] block = sealed(32);
    for (int bit = 0; bit < 8 * block.length; bit++) {
      byte[] changed = block.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(cipher, 32, changed);
    }
  }

  @Test
  void refusesACutBlock() {
    byte[] block = sealed(32);
    for (int length = 0; length < block.length; length++) {
      assertRefused(cipher, 32, Arrays.copyOf(block, length));
    }
  }

  @Test
  void leavesPositionsAloneWhenItRefuses() {
    ByteBuffer changed = ByteBuffer.allocateDirect(64).position(3);
    ByteBuffer target = ByteBuffer.allocateDirect(64).position(5);
    assertThatThrownBy(() -> cipher.openBlock(32, changed, target))
        .isInstanceOf(NotAuthentic.class);
    assertThat(changed.position()).isEqualTo(3);
    assertThat(target.position()).isEqualTo(5);
  }

  @Test
  void aTableIsNoBlock() throws Exception {
    ByteBuffer table = ByteBuffer.allocate(100);
    cipher.sealTable(500, ByteBuffer.wrap("the table".getBytes(UTF_8)), table);
    ByteBuffer opened = ByteBuffer.allocate(100);
    cipher.openTable(500, table.flip().duplicate(), opened);
    assertThat(UTF_8.decode(opened.flip()).toString()).isEqualTo("the table");
    assertRefused(cipher, 500, Arrays.copyOf(table.array(), table.limit()));
    assertThatThrownBy(() -> cipher.openTable(501, table, ByteBuffer.allocate(100)))
        .isInstanceOf(NotAuthentic.class)
        .hasMessageContaining("501");
  }

  private byte[] sealed(long offset) {
    ByteBuffer encoded = ByteBuffer.wrap("some bytes of a block".getBytes(UTF_8));
    ByteBuffer block = ByteBuffer.allocate(encoded.remaining() + SegmentCipher.BLOCK_OVERHEAD);
    cipher.sealBlock(offset, Codec.STORED, encoded.remaining(), encoded, block);
    return block.array();
  }

  private static void assertRefused(SegmentCipher by, long offset, byte[] block) {
    ByteBuffer target = ByteBuffer.allocate(256);
    assertThatThrownBy(() -> by.openBlock(offset, ByteBuffer.wrap(block), target))
        .isInstanceOf(NotAuthentic.class);
  }

  private static ByteBuffer buffer(boolean direct, int length) {
    return direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
  }
}
