package io.firn.core.read;

import static java.util.Objects.requireNonNull;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.crypto.BlockHeader;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.SegmentRef;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/**
 * Opens and decompresses sealed blocks, in buffers that it keeps. Nothing of a block is given out
 * before all of it was authenticated. Used by one thread at a time.
 */
public final class BlockDecoder {

  /** A block has some 1 MiB; a larger one makes its buffer grow. */
  private static final int USUAL = (1 << 20) + (64 << 10);

  private final KeyRing keys;

  /** Whole pages, so that a disk can be written from here past the page cache. */
  private static final int ALIGNMENT = 4096;

  private ByteBuffer encoded = allocate(USUAL);
  private ByteBuffer raw = allocate(USUAL);

  public BlockDecoder(KeyRing keys) {
    this.keys = requireNonNull(keys, "keys");
  }

  /**
   * Decodes one block.
   *
   * @param offset of the block in its segment
   * @param sealed the block from position to limit, direct
   * @return the raw block; valid until the next call
   * @throws Damaged when it is not the block that was sealed there; names the segment
   * @throws Unsupported when a newer version sealed it
   */
  public ByteBuffer decode(SegmentRef segment, int offset, ByteBuffer sealed)
      throws Damaged, Unsupported {
    encoded = cleared(encoded, sealed.remaining());
    SegmentCipher cipher = keys.segmentCipher(segment.epoch(), segment.salt());
    BlockHeader header;
    try {
      header = cipher.openBlock(offset, sealed, encoded);
    } catch (NotAuthentic e) {
      throw new Damaged("segment " + segment.id() + " is damaged: " + e.getMessage(), e);
    }
    encoded.flip();
    if (header.codec() == Codec.ZSTD) {
      return decompress(segment, offset, header.rawLength());
    }
    check(encoded.remaining() == header.rawLength(), segment, offset, null);
    return encoded;
  }

  private ByteBuffer decompress(SegmentRef segment, int offset, int rawLength) throws Damaged {
    raw = cleared(raw, rawLength);
    try {
      long length =
          Zstd.decompressDirectByteBuffer(raw, 0, rawLength, encoded, 0, encoded.remaining());
      check(length == rawLength, segment, offset, null);
    } catch (ZstdException e) {
      check(false, segment, offset, e);
    }
    return raw.limit(rawLength);
  }

  private static void check(boolean right, SegmentRef segment, int offset, Exception cause)
      throws Damaged {
    if (!right) {
      throw new Damaged(
          "segment " + segment.id() + ": the block at " + offset + " cannot be decompressed",
          cause);
    }
  }

  private static ByteBuffer cleared(ByteBuffer buffer, int capacity) {
    return buffer.capacity() >= capacity ? buffer.clear() : allocate(Math.max(capacity, 2 * USUAL));
  }

  private static ByteBuffer allocate(int bytes) {
    return Arena.ofAuto().allocate(bytes, ALIGNMENT).asByteBuffer();
  }
}
