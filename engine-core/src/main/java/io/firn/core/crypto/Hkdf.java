package io.firn.core.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA-256: the only way in which one key comes from another. */
final class Hkdf {

  static final int KEY_BYTES = 32;

  private Hkdf() {}

  /**
   * Derives 32 bytes.
   *
   * @param info ASCII
   */
  static byte[] derive(byte[] key, byte[] salt, String info) {
    return derive(key, salt, info.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] derive(byte[] key, byte[] salt, byte[] info) {
    try {
      // Named, as a search would first load the providers of signatures and certificates.
      return KDF.getInstance("HKDF-SHA256", CryptoProvider.small())
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt).thenExpand(info, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      // Every JDK from 25 on has this algorithm; the message of the cause holds no key.
      throw new IllegalStateException("this Java runtime cannot compute HKDF-SHA256", e);
    }
  }
}
