package io.firn.media.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ContentReader;
import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeWalk;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a file between the walk and its opening. */
class OpenedLaterTest {

  private static final Instant LATER = Instant.parse("2031-01-02T03:04:05Z");

  @TempDir Path folder;
  private Path source;
  private Path file;

  private interface Then {
    void accept(TreeEntry entry) throws IOException;
  }

  @BeforeEach
  void makeTree() throws IOException {
    source = Files.createDirectory(folder.toRealPath().resolve("s"));
    file = Files.writeString(source.resolve("file"), "old");
  }

  /** Walks on to the file, then does something. */
  private void walk(Path named, Then then) throws IOException {
    Options options = Options.of("path-to-backup", named.toString());
    try (Media media = new FilesMediaFactory().open(new Problems().context(), options);
        Source paths = media.discover().getFirst();
        TreeWalk walk = Copy.treeOf(paths).walk()) {
      TreeEntry entry = walk.next();
      while (!file.toString().equals("/" + entry.attributes().path())) {
        entry = walk.next();
      }
      then.accept(entry);
    }
  }

  @Test
  void aFileThatChangedHasTheAttributesOfWhatIsRead() throws IOException {
    walk(
        source,
        entry -> {
          Files.writeString(file, "longer now");
          Files.setLastModifiedTime(file, FileTime.from(LATER));
          Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
              .write("note", ByteBuffer.wrap(new byte[] {1}));
          try (ContentReader reader = entry.open()) {
            assertThat(reader.read(ByteBuffer.allocateDirect(100))).isEqualTo(10);
            assertThat(reader.changedWhileRead()).isFalse();
          }
          assertThat(entry.attributes().size()).isEqualTo(10);
          assertThat(entry.attributes().modified()).isEqualTo(LATER);
          assertThat(entry.attributes().extended())
              .extracting(ExtendedAttribute::name)
              .containsExactly("user.note");
        });
  }

  @Test
  void aFileThatWasReplacedIsReadAsItIsNow() throws IOException {
    walk(
        source,
        entry -> {
          long inode = entry.attributes().inode();
          Files.move(Files.writeString(source.resolve("new"), "other"), source.resolve("file.2"));
          Files.delete(file);
          Files.move(source.resolve("file.2"), file);
          entry.open().close();
          assertThat(entry.attributes().inode()).isNotEqualTo(inode);
          assertThat(entry.attributes().size()).isEqualTo(5);
        });
  }

  @Test
  void oneWithFurtherLinksMayNotBeReplaced() throws IOException {
    Files.createLink(source.resolve("further"), file);
    walk(
        source,
        entry -> {
          Files.writeString(source.resolve("new"), "other");
          Files.delete(file);
          Files.move(source.resolve("new"), file);
          assertThatThrownBy(entry::open)
              .isInstanceOf(MediaException.Failed.class)
              .hasMessageContaining("was replaced");
        });
  }

  @Test
  void aFileThatVanishedIsNotFound() throws IOException {
    walk(
        source,
        entry -> {
          Files.delete(file);
          assertThatThrownBy(entry::open).isInstanceOf(MediaException.NotFound.class);
        });
  }

  @Test
  void aFileThatTheUserNamedMayNotVanish() throws IOException {
    walk(
        file,
        entry -> {
          Files.delete(file);
          assertThatThrownBy(entry::open).isInstanceOf(MediaException.Failed.class);
        });
  }

  @Test
  void anotherKindOfFileInItsPlaceIsNoLossButAnError() throws IOException {
    walk(
        source,
        entry -> {
          Files.delete(file);
          Files.createSymbolicLink(file, Path.of("elsewhere"));
          assertThatThrownBy(entry::open).isInstanceOf(MediaException.Failed.class);
          Files.delete(file);
          Files.createDirectory(file);
          assertThatThrownBy(entry::open)
              .isInstanceOf(MediaException.Failed.class)
              .hasMessageContaining("no regular file");
        });
  }
}
