package io.firn.core.read;

import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.Digests;
import io.firn.core.crypto.KeyRing;
import io.firn.core.format.Lane;
import io.firn.core.format.ParsedSegment;
import io.firn.core.format.SegmentId;
import io.firn.core.format.SegmentParser;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a whole segment and everything in it, by what the segment says of itself: to check it, and
 * to copy its chunks elsewhere. Used by one thread; holds one buffer of the largest segment so far.
 */
public final class SegmentScan {

  private final SegmentFetcher fetcher;
  private final SegmentParser parser;
  private final BlockDecoder decoder;
  private final IdCheck ids;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

  public SegmentScan(Storage storage, KeyRing keys) {
    this.fetcher = new SegmentFetcher(storage);
    this.parser = new SegmentParser(keys);
    this.decoder = new BlockDecoder(keys);
    this.ids = new IdCheck(keys);
  }

  /** Takes the chunks that are what they should be. */
  @FunctionalInterface
  public interface Visitor {

    /** The bytes are valid during the call. */
    void chunk(Lane lane, ChunkId id, ByteBuffer bytes) throws IOException;
  }

  /**
   * What is wrong with a segment.
   *
   * @param problems in words; empty when nothing is
   * @param lost chunks that cannot be read any more
   * @param allLost that is so for all chunks: not even the table can be read
   */
  public record Result(List<String> problems, List<ChunkId> lost, boolean allLost) {

    public Result {
      problems = List.copyOf(problems);
      lost = List.copyOf(lost);
    }
  }

  /**
   * Reads the segment; damage is in the result, a storage that does not answer is thrown.
   *
   * @param size bytes of the object
   */
  public Result scan(SegmentId id, int size, Visitor visitor) throws IOException {
    List<String> problems = new ArrayList<>();
    List<ChunkId> lost = new ArrayList<>();
    try {
      ByteBuffer bytes = fetch(id, size);
      if (!Arrays.equals(Digests.sha256(bytes), id.bytes())) {
        problems.add("its bytes are not those that were stored: the SHA-256 differs");
      }
      ParsedSegment parsed =
          parser.parse(id, size, (offset, length) -> bytes.slice((int) offset, length));
      for (SegmentTable.Block block : parsed.table().blocks()) {
        scan(parsed.ref(), block, bytes, visitor, problems, lost);
      }
    } catch (RepositoryException e) {
      problems.add(e.getMessage());
      return new Result(problems, lost, true);
    }
    return new Result(problems, lost, false);
  }

  private ByteBuffer fetch(SegmentId id, int size) throws IOException {
    if (buffer.capacity() < size) {
      buffer = ByteBuffer.allocateDirect(size);
    }
    buffer.clear().limit(size);
    fetcher.fetch(new SegmentRef(id, 0, new byte[SegmentRef.SALT_BYTES], size), 0, buffer);
    return buffer.flip();
  }

  private void scan(
      SegmentRef segment,
      SegmentTable.Block block,
      ByteBuffer bytes,
      Visitor visitor,
      List<String> problems,
      List<ChunkId> lost)
      throws IOException {
    ByteBuffer raw;
    try {
      raw = decoder.decode(segment, block.offset(), bytes.slice(block.offset(), block.length()));
    } catch (RepositoryException e) {
      problems.add(e.getMessage());
      block.chunks().forEach(chunk -> lost.add(chunk.id()));
      return;
    }
    int place = 0;
    for (SegmentTable.Chunk chunk : block.chunks()) {
      boolean inside = chunk.length() <= raw.limit() - place;
      ByteBuffer content = inside ? raw.slice(place, chunk.length()) : ByteBuffer.allocate(0);
      if (inside && ids.matches(chunk.id(), content)) {
        visitor.chunk(block.lane(), chunk.id(), content);
      } else {
        problems.add("chunk " + chunk.id() + " is not what its id says");
        lost.add(chunk.id());
      }
      place += inside ? chunk.length() : 0;
    }
  }
}
