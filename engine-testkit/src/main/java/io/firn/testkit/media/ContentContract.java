package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.FileType;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Contents are whole, the same each time, and keep to the rules of holes. */
interface ContentContract extends MediaFixture {

  private static boolean hasContent(TreeEntry entry) {
    return entry.attributes().type() == FileType.FILE && entry.attributes().hardLinkTo().isEmpty();
  }

  @Test
  default void filesAreAsLongAsTheySayAndTheSameWithHolesOrWithout() throws Exception {
    for (TreeStream tree : Streams.trees(sources())) {
      for (TreeEntry entry : Streams.entries(tree)) {
        if (hasContent(entry)) {
          Streams.Content first;
          try (ContentReader reader = entry.open()) {
            first = Streams.read(reader, true);
            assertThat(reader.changedWhileRead()).isFalse();
          }
          try (ContentReader reader = entry.open()) {
            assertThat(Streams.read(reader, false)).isEqualTo(first);
          }
          assertThat(first.length())
              .as("length of %s", entry.attributes().path())
              .isEqualTo(entry.attributes().size());
        }
      }
    }
  }

  @Test
  default void filesCanBeOpenedByAnotherThreadAfterTheWalk() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (TreeStream tree : Streams.trees(sources())) {
        for (TreeEntry entry : Streams.entries(tree).reversed()) {
          if (hasContent(entry)) {
            Future<Long> length =
                other.submit(
                    () -> {
                      try (ContentReader reader = entry.open()) {
                        return Streams.read(reader, true).length();
                      }
                    });
            assertThat(length.get()).isEqualTo(entry.attributes().size());
          }
        }
      }
    }
  }

  @Test
  default void whatHasNoContentIsNotOpened() throws Exception {
    for (TreeStream tree : Streams.trees(sources())) {
      for (TreeEntry entry : Streams.entries(tree)) {
        if (!hasContent(entry)) {
          assertThatThrownBy(entry::open).isInstanceOf(Exception.class);
        }
      }
    }
  }

  @Test
  default void aReaderGivesNothingIntoAFullBufferAndMayBeClosedEarly() throws Exception {
    for (BlockStream block : Streams.blocks(sources())) {
      try (ContentReader reader = block.open()) {
        assertThat(reader.read(ByteBuffer.allocateDirect(0))).isZero();
      }
    }
  }

  @Test
  default void blockStreamsAreAsLongAsTheySay() throws Exception {
    for (BlockStream block : Streams.blocks(sources())) {
      try (ContentReader reader = block.open()) {
        long length = Streams.read(reader, true).length();
        block.length().ifPresent(told -> assertThat(length).isEqualTo(told));
      }
    }
  }

  @Test
  default void blockStreamsCanBeReadAgain() throws Exception {
    Assumptions.assumeTrue(reopens(), "this media reads once");
    for (BlockStream block : Streams.blocks(sources())) {
      Streams.Content first;
      try (ContentReader reader = block.open()) {
        first = Streams.read(reader, true);
      }
      try (ContentReader reader = block.open()) {
        assertThat(Streams.read(reader, false)).isEqualTo(first);
      }
    }
  }
}
