package io.firn.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealed object opens whole, under its own name and kind, or not at all. */
class SealedObjectTest {

  private static final int MIB = 1 << 20;
  private static final int HEADER = 32;
  private static final int SEALED_FRAME = MIB + 16;
  private static final ObjectName NAME =
      ObjectName.of("snapshots/00112233445566778899aabbccddeeff");

  private final KeyRing keys = TestKeys.keys();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 17})
  void opensWhatWasSealed(int length) throws Exception {
    byte[] plain = random(length);
    byte[] sealed = keys.seal(SealedKind.INDEX, NAME, plain);
    assertThat(keys.open(SealedKind.INDEX, NAME, sealed)).isEqualTo(plain);
  }

  @Test
  void refusesAnotherNameKindOrRepository() {
    byte[] sealed = keys.seal(SealedKind.SNAPSHOT, NAME, random(100));
    ObjectName other = ObjectName.of("snapshots/00112233445566778899aabbccddeefe");
    assertThatThrownBy(() -> keys.open(SealedKind.SNAPSHOT, other, sealed))
        .isInstanceOf(NotAuthentic.class)
        .hasMessageContaining(other.value());
    assertRefused(SealedKind.LOG, sealed);
    assertThatThrownBy(
            () ->
                TestKeys.keys(new RandomId(1, 2), new SecureRandom())
                    .open(SealedKind.SNAPSHOT, NAME, sealed))
        .isInstanceOf(NotAuthentic.class);
  }

  @Test
  void refusesAnyFlippedBit() {
    byte[] sealed = keys.seal(SealedKind.SNAPSHOT, NAME, random(40));
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> keys.open(SealedKind.SNAPSHOT, NAME, changed))
          .as("bit %d", bit)
          .isInstanceOfAny(NotAuthentic.class, Unsupported.class);
    }
  }

  @Test
  void refusesEveryCut() {
    byte[] sealed = keys.seal(SealedKind.SNAPSHOT, NAME, random(40));
    for (int length = 0; length < sealed.length; length++) {
      assertRefused(SealedKind.SNAPSHOT, Arrays.copyOf(sealed, length));
    }
  }

  @Test
  @DisplayName("frames that were dropped, repeated, swapped or cut at their seam are noticed")
  void refusesAnotherSequenceOfFrames() {
    byte[] sealed = keys.seal(SealedKind.INDEX, NAME, random(3 * MIB));
    assertRefused(SealedKind.INDEX, frames(sealed, 0, 1));
    assertRefused(SealedKind.INDEX, frames(sealed, 0));
    assertRefused(SealedKind.INDEX, frames(sealed));
    assertRefused(SealedKind.INDEX, frames(sealed, 0, 2));
    assertRefused(SealedKind.INDEX, frames(sealed, 1, 0, 2));
    assertRefused(SealedKind.INDEX, frames(sealed, 0, 1, 1, 2));
    assertRefused(SealedKind.INDEX, frames(sealed, 0, 1, 2, 2));
    assertRefused(SealedKind.INDEX, frames(sealed, 2));
  }

  @Test
  void saysThatANewerVersionWroteIt() {
    byte[] version = keys.seal(SealedKind.LOG, NAME, random(10));
    version[7] = 1;
    assertThatThrownBy(() -> keys.open(SealedKind.LOG, NAME, version))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("version 1");
    byte[] epoch = keys.seal(SealedKind.LOG, NAME, random(10));
    epoch[11] = 1;
    assertThatThrownBy(() -> keys.open(SealedKind.LOG, NAME, epoch))
        .isInstanceOf(Unsupported.class);
    byte[] frame = keys.seal(SealedKind.LOG, NAME, random(10));
    ByteBuffer.wrap(frame).putInt(12, 1 << 30);
    assertThatThrownBy(() -> keys.open(SealedKind.LOG, NAME, frame))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  @DisplayName("sealing the same bytes twice uses another salt and gives other bytes")
  void neverUsesASaltTwice() {
    byte[] first = keys.seal(SealedKind.LOG, NAME, random(10));
    byte[] second = keys.seal(SealedKind.LOG, NAME, random(10));
    assertThat(Arrays.copyOfRange(first, 16, 32)).isNotEqualTo(Arrays.copyOfRange(second, 16, 32));
  }

  private void assertRefused(SealedKind kind, byte[] sealed) {
    assertThatThrownBy(() -> keys.open(kind, NAME, sealed)).isInstanceOf(NotAuthentic.class);
  }

  /** The object with these of its frames of a whole MiB. */
  private static byte[] frames(byte[] sealed, int... numbers) {
    ByteBuffer result = ByteBuffer.allocate(HEADER + numbers.length * SEALED_FRAME);
    result.put(sealed, 0, HEADER);
    for (int number : numbers) {
      result.put(sealed, HEADER + number * SEALED_FRAME, SEALED_FRAME);
    }
    return result.array();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
