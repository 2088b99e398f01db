package io.firn.bench.scale;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.Document;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * A disk of which no two blocks are alike, nor like those of another number: it fills the index.
 */
final class NumberedDisk implements Source {

  /** Bytes of a block, which is a chunk: a multiple of eight. */
  static final int BLOCK = 128;

  private final long first;
  private final long blocks;

  NumberedDisk(long first, long blocks) {
    this.first = first;
    this.blocks = blocks;
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo("numbers", "disk", List.of("/numbers/" + first));
  }

  @Override
  public List<SourceStream> streams() {
    return List.of(
        new BlockStream() {
          @Override
          public String name() {
            return "disk";
          }

          @Override
          public OptionalLong length() {
            return OptionalLong.of(blocks * BLOCK);
          }

          @Override
          public boolean aligned() {
            return true;
          }

          @Override
          public ContentReader open() {
            return new NumberReader(first, blocks, BLOCK);
          }
        });
  }

  @Override
  public List<Document> documents() {
    return List.of();
  }

  @Override
  public void close() {}
}
