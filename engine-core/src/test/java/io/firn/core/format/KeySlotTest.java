package io.firn.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.RepositoryException.WrongPassword;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.Argon2Cost;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.Password;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.crypto.TestKeys;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key slot opens with its password, unchanged, in its place; else it says what is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeySlotTest {

  private static final String WORD = "p\u00e4ss word";

  private final PublicHeader header = Samples.header();
  private KeySlot slot;

  @BeforeAll
  void create() throws Exception {
    slot = create(Argon2Cost.DEFAULT);
  }

  private KeySlot create(Argon2Cost cost) throws Exception {
    try (MasterKey master = TestKeys.master()) {
      return KeySlot.create(
          header, master, password(WORD), cost, "me", Samples.TIME, new SecureRandom());
    }
  }

  @Test
  void givesTheSameKeysToWhoeverTypesTheSameLetters() throws Exception {
    KeySlot read = KeySlot.parse(slot.name(), slot.encoded());
    assertThat(read.cost()).isEqualTo(Argon2Cost.DEFAULT);
    try (MasterKey master = read.unlock(header, password("pa\u0308ss word"))) {
      KeyRing keys = new RepositoryKeys(master, header.repository(), new SecureRandom());
      assertThat(keys.cacheKey()).isEqualTo(TestKeys.keys().cacheKey());
    }
  }

  @Test
  void refusesAnotherPassword() {
    assertThatThrownBy(() -> slot.unlock(header, password("passw\u00f6rd")))
        .isInstanceOf(WrongPassword.class)
        .hasMessageNotContaining("passw\u00f6rd");
  }

  @Test
  void refusesAnotherHeaderOfTheSameRepository() {
    PublicHeader other =
        PublicHeader.create(
            header.repository(), header.created(), ChunkingParameters.around(1 << 19));
    assertThatThrownBy(() -> slot.unlock(other, password(WORD))).isInstanceOf(WrongPassword.class);
  }

  @Test
  void refusesAnotherName() throws Exception {
    KeySlot moved = KeySlot.parse(ObjectNames.keySlot(new RandomId(9, 9)), slot.encoded());
    assertThatThrownBy(() -> moved.unlock(header, password(WORD)))
        .isInstanceOf(WrongPassword.class);
  }

  @Test
  void tellsDamageFromAWrongPassword() {
    byte[] encoded = slot.encoded();
    for (int at = 0; at < encoded.length; at++) {
      byte[] changed = encoded.clone();
      changed[at] ^= 0x10;
      assertNotRead(changed);
    }
    for (int length = 0; length < encoded.length; length++) {
      assertNotRead(Arrays.copyOf(encoded, length));
    }
  }

  private void assertNotRead(byte[] changed) {
    assertThatThrownBy(() -> KeySlot.parse(slot.name(), changed))
        .isInstanceOfAny(Damaged.class, Unsupported.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "65536, 65535",
        "65536, 0",
        "65536, 4194305",
        "65536, 99999999999",
        "iterations':3, iterations':2",
        "iterations':3, iterations':65",
        "parallelism':4, parallelism':0",
        "parallelism':4, parallelism':65",
        "argon2id, argon2d",
        "salt':', salt':!",
        "label, lable",
      })
  void refusesTamperedParametersBeforeItUsesThem(String known, String other) {
    byte[] tampered = tamper(known, other);
    assertThatThrownBy(() -> KeySlot.parse(slot.name(), tampered))
        .isInstanceOfAny(Damaged.class, Unsupported.class)
        .hasMessageContaining(slot.name().value());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"iterations':3, iterations':4", "label':'me', label':'us'", "2026, 2027"})
  void possibleParametersThatWereTamperedWithOpenNothing(String known, String other)
      throws Exception {
    KeySlot tampered = KeySlot.parse(slot.name(), tamper(known, other));
    assertThatThrownBy(() -> tampered.unlock(header, password(WORD)))
        .isInstanceOf(WrongPassword.class);
  }

  @ParameterizedTest
  @CsvSource({"65535,3,4", "65536,2,4", "65536,3,0", "4194305,3,4", "65536,65,4", "65536,3,65"})
  void neverWritesACostOutOfBounds(int memory, int iterations, int parallelism) {
    assertThatThrownBy(() -> create(new Argon2Cost(memory, iterations, parallelism)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theArrayOfThePasswordIsWiped() {
    char[] typed = WORD.toCharArray();
    Password.of(typed).close();
    assertThat(typed).containsOnly('\0');
  }

  /** The slot with other parameters (quotes written as ') and a checksum that fits them. */
  private byte[] tamper(String known, String other) {
    byte[] encoded = slot.encoded();
    int length = ByteBuffer.wrap(encoded).getInt(8);
    String json = new String(encoded, 12, length, UTF_8);
    assertThat(json).contains(known.replace('\'', '"'));
    byte[] changed =
        json.replace(known.replace('\'', '"'), other.replace('\'', '"')).getBytes(UTF_8);
    ByteBuffer target = ByteBuffer.allocate(encoded.length - length + changed.length);
    target.put(encoded, 0, 8).putInt(changed.length).put(changed);
    target.put(encoded, 12 + length, encoded.length - 12 - length - 4);
    CRC32C crc = new CRC32C();
    crc.update(target.array(), 0, target.position());
    return target.putInt((int) crc.getValue()).array();
  }

  private static Password password(String word) {
    return Password.of(word.toCharArray());
  }
}
