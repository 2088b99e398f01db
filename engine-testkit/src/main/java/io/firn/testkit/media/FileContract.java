package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileType;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Contents of files are whole, the same each time, and keep to the rules of holes. */
interface FileContract extends TreeFixture {

  private static boolean hasContent(TreeEntry entry) {
    return entry.attributes().type() == FileType.FILE && entry.attributes().hardLinkTo().isEmpty();
  }

  @Test
  default void filesAreAsLongAsTheySayAndTheSameWithHolesOrWithout() throws Exception {
    for (TreeStream tree : trees()) {
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
      for (TreeStream tree : trees()) {
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
    for (TreeStream tree : trees()) {
      for (TreeEntry entry : Streams.entries(tree)) {
        if (!hasContent(entry)) {
          assertThatThrownBy(entry::open).isInstanceOf(Exception.class);
        }
      }
    }
  }
}
