package io.firn.core.pipeline;

import com.github.luben.zstd.Zstd;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.BlockHeader;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.KeyRing;
import io.firn.core.format.SegmentRef;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.ChunkLocation;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads chunks and streams back from the segments, in the simplest way. */
final class StoredChunks implements ChunkReader {

  private final InMemoryStorage storage;
  private final ChunkIndex index;
  private final KeyRing keys;
  private final Map<List<Integer>, byte[]> blocks = new HashMap<>();

  StoredChunks(InMemoryStorage storage, ChunkIndex index, KeyRing keys) {
    this.storage = storage;
    this.index = index;
    this.keys = keys;
  }

  @Override
  public ByteBuffer read(ChunkId id) throws IOException {
    ChunkLocation location = index.find(id);
    if (location == null) {
      throw new Damaged("no chunk " + id, null);
    }
    List<Integer> place = List.of(location.segment(), location.blockOffset());
    byte[] block = blocks.get(place);
    if (block == null) {
      block = block(location);
      blocks.put(place, block);
    }
    byte[] chunk =
        Arrays.copyOfRange(block, location.place(), location.place() + location.length());
    if (!keys.newChunkHasher().hash(ByteBuffer.wrap(chunk)).equals(id)) {
      throw new Damaged("wrong bytes for chunk " + id, null);
    }
    return ByteBuffer.wrap(chunk);
  }

  private byte[] block(ChunkLocation location) throws IOException {
    SegmentRef segment = index.segment(location.segment());
    byte[] bytes = storage.bytes(segment.id().objectName());
    ByteBuffer sealed =
        ByteBuffer.allocateDirect(location.blockLength())
            .put(bytes, location.blockOffset(), location.blockLength())
            .flip();
    ByteBuffer encoded = ByteBuffer.allocateDirect(location.blockLength());
    BlockHeader header =
        keys.segmentCipher(segment.epoch(), segment.salt())
            .openBlock(location.blockOffset(), sealed, encoded);
    byte[] decoded = new byte[encoded.flip().remaining()];
    encoded.get(decoded);
    return header.codec() == Codec.STORED ? decoded : Zstd.decompress(decoded, header.rawLength());
  }

  /** The content of a stream, holes as zeros. */
  byte[] content(StreamRoot root) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    StreamReader reader = new StreamReader(this, root);
    for (ChunkRef ref = reader.next(); ref != null; ref = reader.next()) {
      if (reader.offset() != content.size()) {
        throw new IllegalStateException("offset " + reader.offset() + " at " + content.size());
      }
      if (ref.isHole()) {
        content.write(new byte[(int) ref.length()]);
      } else {
        ByteBuffer chunk = read(ref.id());
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        if (bytes.length != ref.length()) {
          throw new IllegalStateException("a chunk of " + bytes.length + " for " + ref);
        }
        content.write(bytes);
      }
    }
    if (content.size() != root.length()) {
      throw new IllegalStateException("read " + content.size() + " of " + root);
    }
    return content.toByteArray();
  }
}
