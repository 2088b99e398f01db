package io.firn.core.crypto;

import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;

/**
 * Seals and opens the blocks and the table of one segment. All buffers should be direct: with the
 * JDK's own provider heap arrays of a megabyte stay at some 40 MB/s for ever. Safe for use by many
 * threads (each call works on a cipher object of its own, out of a pool).
 */
public interface SegmentCipher {

  /** Bytes that sealing adds to a block: 8 of header, 16 of tag. */
  int BLOCK_OVERHEAD = 24;

  /** Bytes that sealing adds to the table. */
  int TABLE_OVERHEAD = 16;

  /** The longest raw block, bytes; a header that says more is refused before memory is taken. */
  int LARGEST_RAW_BLOCK = 16 << 20;

  /**
   * Writes the sealed block at the position of {@code target}, {@code encoded.remaining() +
   * BLOCK_OVERHEAD} bytes, and moves both positions.
   *
   * @param offset where the block begins in the segment; it is the nonce, so no offset may ever be
   *     sealed twice with this cipher
   * @param codec how the raw block was encoded
   * @param rawLength bytes of the raw block
   */
  void sealBlock(long offset, Codec codec, int rawLength, ByteBuffer encoded, ByteBuffer target);

  /**
   * Opens the sealed block that {@code block} holds from its position to its limit, writes the
   * encoded bytes at the position of {@code target} and moves it.
   *
   * @throws NotAuthentic when it is not what was sealed at this offset of this segment; positions
   *     are left alone
   * @throws Unsupported when its encoding is unknown or its raw length above the limit
   */
  BlockHeader openBlock(long offset, ByteBuffer block, ByteBuffer target)
      throws NotAuthentic, Unsupported;

  /** Writes the sealed table at the position of {@code target}. */
  void sealTable(long offset, ByteBuffer table, ByteBuffer target);

  /** Opens the sealed table, writes the plain one at the position of {@code target}. */
  void openTable(long offset, ByteBuffer sealed, ByteBuffer target) throws NotAuthentic;
}
