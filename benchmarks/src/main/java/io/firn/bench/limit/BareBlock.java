package io.firn.bench.limit;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.firn.core.crypto.CryptoProvider;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One block through compressor and cipher and back, each step timed. For one thread. */
final class BareBlock implements AutoCloseable {

  private static final int TAG = 16;

  private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
  private final StepClock clock;
  private final int level;
  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
  private final Cipher cipher;
  private final ByteBuffer encoded;
  private final ByteBuffer decoded;
  private final byte[] plain;
  private final byte[] sealed;
  private long nonce;

  /**
   * @param level of zstd; 0 for none
   * @param largest bytes of a block
   */
  BareBlock(StepClock clock, int level, int largest) throws GeneralSecurityException {
    this.clock = clock;
    this.level = level;
    this.encoded = ByteBuffer.allocateDirect(largest);
    this.decoded = ByteBuffer.allocateDirect(largest);
    this.plain = new byte[largest];
    this.sealed = new byte[largest + TAG];
    Provider provider = CryptoProvider.bulk();
    this.cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    compressor.setLevel(Math.max(1, level));
  }

  /**
   * Compresses, seals, opens, decompresses and compares.
   *
   * @param compressible whether to try; the engine's probe is not one of the steps
   * @param target takes the sealed bytes at its position
   */
  void through(ByteBuffer raw, boolean compressible, ByteBuffer target)
      throws GeneralSecurityException {
    int length = raw.remaining();
    clock.begin();
    int compressed = compressible && level > 0 ? compress(raw) : -1;
    clock.end(Step.COMPRESS);
    int plainLength = compressed < 0 ? length : compressed;
    // Not timed: it takes the place of a compressor that would write into an array.
    (compressed < 0 ? raw : encoded)
        .slice(compressed < 0 ? raw.position() : 0, plainLength)
        .get(plain, 0, plainLength);
    clock.begin();
    cipher.init(Cipher.ENCRYPT_MODE, key, nonce(nonce));
    int sealedLength = cipher.doFinal(plain, 0, plainLength, sealed, 0);
    clock.end(Step.SEAL);
    target.put(sealed, 0, sealedLength);
    clock.begin();
    cipher.init(Cipher.DECRYPT_MODE, key, nonce(nonce++));
    cipher.doFinal(sealed, 0, sealedLength, plain, 0);
    clock.end(Step.OPEN);
    if (compressed >= 0) {
      decompressor.decompressDirectByteBuffer(decoded, 0, length, encoded, 0, compressed);
      clock.end(Step.DECOMPRESS);
      check(decoded.slice(0, length).equals(raw));
    } else {
      check(ByteBuffer.wrap(plain, 0, length).equals(raw));
    }
    clock.end(Step.COMPARE);
  }

  private int compress(ByteBuffer raw) {
    try {
      return compressor.compressDirectByteBuffer(
          encoded, 0, raw.remaining() - 1, raw, raw.position(), raw.remaining());
    } catch (ZstdException e) {
      return -1;
    }
  }

  private static void check(boolean equal) {
    if (!equal) {
      throw new IllegalStateException("a block is not what it was");
    }
  }

  private static GCMParameterSpec nonce(long number) {
    return new GCMParameterSpec(8 * TAG, ByteBuffer.allocate(12).putLong(4, number).array());
  }

  @Override
  public void close() {
    compressor.close();
    decompressor.close();
  }
}
