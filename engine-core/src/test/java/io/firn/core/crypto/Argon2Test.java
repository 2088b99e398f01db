package io.firn.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whichever library computes it, a key slot opens: both give the bytes of RFC 9106's function. */
class Argon2Test {

  private static final byte[] PASSWORD = "correct horse".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  private static byte[] hash(Argon2 argon2, Argon2Cost cost) {
    byte[] out = new byte[32];
    argon2.hash(PASSWORD, SALT, cost, out);
    return out;
  }

  @Test
  void bothLibrariesGiveTheSameBytes() {
    Optional<Argon2> library = NativeArgon2.load();
    assumeTrue(library.isPresent(), "libargon2.so.1 is not on this machine");
    Argon2Cost cost = new Argon2Cost(1 << 10, 3, 4);
    assertThat(hash(library.get(), cost)).isEqualTo(hash(Argon2::bouncyCastle, cost));
  }

  @Test
  void theFastestGivesTheBytesOfTheOneInJava() {
    Argon2Cost cost = new Argon2Cost(256, 1, 1);
    assertThat(hash(Argon2.fastest(), cost)).isEqualTo(hash(Argon2::bouncyCastle, cost));
  }
}
