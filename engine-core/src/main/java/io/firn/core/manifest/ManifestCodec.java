package io.firn.core.manifest;

import io.firn.core.format.SegmentId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the sorted names of a snapshot's segments into chunks. The cut depends on the names alone:
 * after a name whose last 16 bits are 0 modulo 512, so that a new name changes one chunk and all
 * others are shared with the parent's manifest.
 */
final class ManifestCodec {

  /** Names in the mean chunk: 512 x 32 bytes = 16 KiB, as metadata chunks. */
  private static final int MEAN = 512;

  private static final int LEAST = 128;
  private static final int MOST = 2048;

  private ManifestCodec() {}

  /** The chunks of the manifest, in order. */
  static List<ByteBuffer> cut(List<SegmentId> sorted) {
    List<ByteBuffer> chunks = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < sorted.size(); i++) {
      int length = i + 1 - start;
      boolean boundary = (sorted.get(i).w3() & 0xffff) % MEAN == 0;
      if (length == MOST || (length >= LEAST && boundary) || i + 1 == sorted.size()) {
        chunks.add(write(sorted.subList(start, i + 1)));
        start = i + 1;
      }
    }
    return chunks;
  }

  private static ByteBuffer write(List<SegmentId> names) {
    ByteBuffer chunk = ByteBuffer.allocate(names.size() * SegmentId.BYTES);
    names.forEach(name -> name.write(chunk));
    return chunk.flip();
  }
}
