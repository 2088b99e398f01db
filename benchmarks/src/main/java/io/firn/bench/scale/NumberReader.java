package io.firn.bench.scale;

import io.firn.api.media.ContentReader;
import java.nio.ByteBuffer;

/** So many blocks of equal length; each begins with a number of its own, zeros follow. */
final class NumberReader implements ContentReader {

  private final long first;
  private final long length;
  private final int block;
  private long at;

  NumberReader(long first, long blocks, int block) {
    this.first = first;
    this.length = blocks * block;
    this.block = block;
  }

  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) {
    if (at == length) {
      return -1;
    }
    int start = target.position();
    while (target.hasRemaining() && at < length) {
      int in = (int) (at % block);
      if (in == 0 && target.remaining() >= block) {
        int position = target.position();
        target.putLong((first + at / block + 1) * 0x9e3779b97f4a7c15L);
        while (target.position() < position + block) {
          target.putLong(0);
        }
        at += block;
      } else {
        target.put(in < Long.BYTES ? byteOf(first + at / block + 1, in) : 0);
        at++;
      }
    }
    return target.position() - start;
  }

  private static byte byteOf(long number, int place) {
    return (byte) ((number * 0x9e3779b97f4a7c15L) >>> (8 * (7 - place)));
  }

  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() {}
}
