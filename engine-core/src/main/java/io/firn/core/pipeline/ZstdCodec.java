package io.firn.core.pipeline;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/** zstd, with contexts that are made once: a new one for each block halves the speed at 64 KiB. */
final class ZstdCodec implements BlockCodec {

  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
  private int level = Integer.MIN_VALUE;

  ZstdCodec() {
    // The seal authenticates every byte, so zstd's own checksum would be a second one.
    compressor.setChecksum(false);
  }

  @Override
  public int compress(ByteBuffer raw, ByteBuffer target, int wanted) {
    if (wanted != level) {
      compressor.setLevel(wanted);
      level = wanted;
    }
    try {
      return compressor.compressDirectByteBuffer(
          target, target.position(), target.remaining(), raw, raw.position(), raw.remaining());
    } catch (ZstdException e) {
      return -1;
    }
  }

  @Override
  public int decompress(ByteBuffer encoded, ByteBuffer target) {
    try {
      return decompressor.decompressDirectByteBuffer(
          target,
          target.position(),
          target.remaining(),
          encoded,
          encoded.position(),
          encoded.remaining());
    } catch (ZstdException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    compressor.close();
    decompressor.close();
  }
}
