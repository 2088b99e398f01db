package io.firn.core.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The 256 random words of a gear hash, derived from the repository's seed. */
final class GearTable {

  private static final int WORDS = 256;
  private static final byte[] INFO = "firn0 gear".getBytes(StandardCharsets.US_ASCII);

  private GearTable() {}

  /** HKDF-Expand of the seed to 2,048 bytes, read as big-endian words. */
  static long[] derive(byte[] seed) {
    byte[] bytes;
    try {
      bytes =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.expandOnly(
                      new SecretKeySpec(seed, "Generic"), INFO, WORDS * Long.BYTES));
    } catch (GeneralSecurityException e) {
      // Every JDK from 25 on has it; the cause's message holds no key.
      throw new IllegalStateException("this Java runtime cannot compute HKDF-SHA256", e);
    }
    long[] words = new long[WORDS];
    ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    return words;
  }
}
