package io.firn.core.crypto;

import static java.lang.Math.min;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One AES-GCM cipher object with its scratch memory; one user at a time, see {@link GcmPool}.
 *
 * <p>The JDK's provider is given the buffers as they are: direct ones take its fast path. The
 * native one has a fast path for arrays only and would be fed direct buffers in pieces of 4 KiB
 * (1.9 GB/s in place of 9), so they are copied through an array here.
 */
final class Gcm {

  static final int TAG_BYTES = 16;
  static final int NONCE_BYTES = 12;

  /** Stays in the second-level cache, so that the copy costs next to nothing. */
  private static final int PIECE = 64 << 10;

  private final Cipher cipher;
  private final boolean arrays;
  private byte[] scratch = new byte[0];
  private byte[] result = new byte[0];

  Gcm(Provider provider) {
    try {
      cipher = Cipher.getInstance(CryptoProvider.AES_GCM, provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no AES-GCM in " + provider.getName(), e);
    }
    arrays = !provider.equals(CryptoProvider.small());
  }

  /** Writes ciphertext and tag at the position of {@code target} and moves both positions. */
  void seal(SecretKey key, byte[] nonce, byte[] context, ByteBuffer plain, ByteBuffer target) {
    if (target.remaining() < plain.remaining() + TAG_BYTES) {
      throw new IllegalArgumentException("no room for the sealed bytes");
    }
    try {
      begin(Cipher.ENCRYPT_MODE, key, nonce, context);
      if (arrays && !(plain.hasArray() && target.hasArray())) {
        sealPieces(plain, target);
      } else {
        cipher.doFinal(plain, target);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot seal", e);
    }
  }

  /**
   * Opens what {@code sealed} holds from its position to its limit and moves both positions.
   *
   * @return false, with the positions as they were, when the bytes are not authentic
   */
  boolean open(SecretKey key, byte[] nonce, byte[] context, ByteBuffer sealed, ByteBuffer target) {
    int length = sealed.remaining() - TAG_BYTES;
    if (length < 0) {
      return false;
    }
    if (target.remaining() < length) {
      throw new IllegalArgumentException("no room for the opened bytes");
    }
    int from = sealed.position();
    int to = target.position();
    try {
      begin(Cipher.DECRYPT_MODE, key, nonce, context);
      if (arrays && !(sealed.hasArray() && target.hasArray())) {
        openCopied(sealed, target);
      } else {
        cipher.doFinal(sealed, target);
      }
      return true;
    } catch (AEADBadTagException e) {
      sealed.position(from);
      target.position(to);
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot open", e);
    }
  }

  private void begin(int mode, SecretKey key, byte[] nonce, byte[] context)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(context);
  }

  private void sealPieces(ByteBuffer plain, ByteBuffer target) throws GeneralSecurityException {
    scratch = atLeast(scratch, PIECE);
    result = atLeast(result, PIECE + 2 * TAG_BYTES);
    while (plain.remaining() > PIECE) {
      plain.get(scratch, 0, PIECE);
      target.put(result, 0, cipher.update(scratch, 0, PIECE, result, 0));
    }
    int rest = plain.remaining();
    plain.get(scratch, 0, rest);
    target.put(result, 0, cipher.doFinal(scratch, 0, rest, result, 0));
  }

  /** In one piece: no byte may come out before the tag at the end was checked. */
  private void openCopied(ByteBuffer sealed, ByteBuffer target) throws GeneralSecurityException {
    int length = sealed.remaining();
    scratch = atLeast(scratch, length);
    result = atLeast(result, length);
    sealed.get(scratch, 0, length);
    target.put(result, 0, cipher.doFinal(scratch, 0, length, result, 0));
  }

  private static byte[] atLeast(byte[] array, int length) {
    if (array.length >= length) {
      return array;
    }
    // Rounded up, so that a run of slightly longer blocks does not allocate each time.
    return new byte[min(Integer.MAX_VALUE - 8, Integer.highestOneBit(length) << 1)];
  }
}
