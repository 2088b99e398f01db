package io.firn.core.pipeline;

import java.nio.ByteBuffer;

/** Compresses blocks. Each worker has its own. */
interface BlockCodec extends AutoCloseable {

  /**
   * Compresses the remaining bytes of {@code raw} to the start of {@code target}.
   *
   * @return bytes written; -1 when they would not fit before the limit of {@code target}
   */
  int compress(ByteBuffer raw, ByteBuffer target, int level);

  /**
   * Decompresses the remaining bytes of {@code encoded} to the start of {@code target}.
   *
   * @return bytes written; -1 when {@code encoded} is no compressed block, or of a longer one
   */
  int decompress(ByteBuffer encoded, ByteBuffer target);

  @Override
  void close();
}
