package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The promise of a media that gives block streams: disks, images, dumps. A plugin author writes
 *
 * <pre>{@code
 * class AcmeDisksTest extends BlockMediaContract {
 *   @Override
 *   public MediaFactory factory() {
 *     return new AcmeMediaFactory();
 *   }
 *
 *   @Override
 *   public Media open(MediaContext context) throws Exception {
 *     return factory().open(context, optionsOf("acme-disk", "7"));
 *   }
 *
 *   @Override
 *   public Media openMissing(MediaContext context) throws Exception {
 *     return factory().open(context, optionsOf("acme-disk", "none"));
 *   }
 * }
 * }</pre>
 *
 * <p>Give it at least one block stream, with holes if the media knows them.
 */
public abstract non-sealed class BlockMediaContract extends MediaContract {

  /** For subclasses. */
  protected BlockMediaContract() {}

  /**
   * Whether its block streams can be opened again. Yes, unless overridden: what can be read only
   * once has to refuse the second time.
   */
  protected boolean reopens() {
    return true;
  }

  private List<BlockStream> blocks() throws Exception {
    List<BlockStream> blocks = Streams.of(BlockStream.class, sources());
    assertThat(blocks).as("block streams to test with").isNotEmpty();
    return blocks;
  }

  @Test
  final void aReaderGivesNothingIntoAFullBufferAndMayBeClosedEarly() throws Exception {
    for (BlockStream block : blocks()) {
      try (ContentReader reader = block.open()) {
        assertThat(reader.read(ByteBuffer.allocateDirect(0))).isZero();
      }
    }
  }

  @Test
  final void blockStreamsAreAsLongAsTheySay() throws Exception {
    for (BlockStream block : blocks()) {
      try (ContentReader reader = block.open()) {
        long length = Streams.read(reader, true).length();
        block.length().ifPresent(told -> assertThat(length).isEqualTo(told));
      }
    }
  }

  @Test
  final void aBlockStreamIsTheSameWhenItIsReadAgainOrRefusesToBe() throws Exception {
    for (BlockStream block : blocks()) {
      Streams.Content first;
      try (ContentReader reader = block.open()) {
        first = Streams.read(reader, true);
      }
      if (reopens()) {
        try (ContentReader reader = block.open()) {
          assertThat(Streams.read(reader, false)).isEqualTo(first);
        }
      } else {
        assertThatThrownBy(block::open).isInstanceOf(MediaException.class);
      }
    }
  }
}
