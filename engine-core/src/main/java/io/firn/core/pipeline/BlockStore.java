package io.firn.core.pipeline;

import io.firn.core.RepositoryException;
import io.firn.core.crypto.BlockHeader;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Compresses, seals and checks blocks. Each worker has its own, with two pages of scratch memory:
 * one for encoded bytes, one for bytes decoded again.
 */
final class BlockStore {

  /** A block is stored as it is unless compression saves a 32nd of it. */
  private static final int LEAST_GAIN = 32;

  private final SegmentLanes lanes;
  private final BlockCodec codec;
  private final Pressure pressure;
  private final Page encoded;
  private final Page decoded;
  private final Counters counters;
  private final CompressibilityProbe probe = new CompressibilityProbe();

  BlockStore(
      SegmentLanes lanes,
      BlockCodec codec,
      Pressure pressure,
      Page encoded,
      Page decoded,
      Counters counters) {
    this.lanes = lanes;
    this.codec = codec;
    this.pressure = pressure;
    this.encoded = encoded;
    this.decoded = decoded;
    this.counters = counters;
  }

  /**
   * Puts a block into the open segment of its lane. The bytes are no longer needed afterwards.
   *
   * @param raw direct; the chunks one after the other
   */
  void store(Lane lane, ByteBuffer raw, List<SegmentTable.Chunk> chunks) throws IOException {
    int compressed = compress(raw);
    if (compressed < 0
        ? seal(lane, raw, Codec.STORED, raw, chunks)
        : seal(lane, raw, compressed, chunks)) {
      return;
    }
    // Once more, in another place and without compression: the likeliest culprit is left out.
    if (!seal(lane, raw, Codec.STORED, raw, chunks)) {
      throw new RepositoryException.UnreliableMachine(
          "a block could not be read back right after it was encoded, twice; nothing wrong was"
              + " stored, but the memory or the processor of this machine is not reliable:"
              + " test them before backing up again");
    }
  }

  private boolean seal(Lane lane, ByteBuffer raw, int compressed, List<SegmentTable.Chunk> chunks)
      throws IOException {
    return seal(lane, raw, Codec.ZSTD, encoded.buffer().slice(0, compressed), chunks);
  }

  /** Compressed length, or -1 when the block is better stored. */
  private int compress(ByteBuffer raw) {
    int length = raw.remaining();
    if (pressure.isOff() || probe.looksRandom(raw)) {
      return -1;
    }
    int most = length - Math.max(1, length / LEAST_GAIN);
    return codec.compress(raw, encoded.buffer().slice(0, most), pressure.level());
  }

  /** Seals and checks; false when what can be read back is not {@code raw}. */
  private boolean seal(
      Lane lane, ByteBuffer raw, Codec how, ByteBuffer bytes, List<SegmentTable.Chunk> chunks)
      throws IOException {
    int length = bytes.remaining() + SegmentCipher.BLOCK_OVERHEAD;
    Place place = lanes.reserve(lane, length, chunks.size(), pressure);
    SegmentCipher cipher = place.segment().cipher();
    cipher.sealBlock(
        place.offset(), how, raw.remaining(), bytes.duplicate(), place.target().duplicate());
    if (isReadable(place, how, raw)) {
      counters.block(how == Codec.STORED);
      lanes.commit(place, chunks);
      return true;
    }
    lanes.abandon(place);
    return false;
  }

  private boolean isReadable(Place place, Codec how, ByteBuffer raw) {
    try {
      ByteBuffer opened = encoded.buffer().duplicate();
      BlockHeader header =
          place.segment().cipher().openBlock(place.offset(), place.target().duplicate(), opened);
      opened.flip();
      if (header.codec() != how || header.rawLength() != raw.remaining()) {
        return false;
      }
      return how == Codec.STORED ? opened.equals(raw) : decode(opened, raw.remaining()).equals(raw);
    } catch (RepositoryException e) {
      return false;
    }
  }

  private ByteBuffer decode(ByteBuffer opened, int length) {
    ByteBuffer target = decoded.buffer().slice(0, length);
    return target.limit(Math.max(0, codec.decompress(opened, target)));
  }
}
