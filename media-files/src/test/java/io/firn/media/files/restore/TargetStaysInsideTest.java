package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the target, nothing outside of it is touched. */
class TargetStaysInsideTest {

  @TempDir Path folder;
  private Path inside;
  private Path outside;
  private FilesTarget target;
  private TreeTarget tree;

  @BeforeEach
  void open() throws IOException {
    inside = Files.createDirectory(folder.resolve("inside"));
    outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "precious");
    target =
        FilesTarget.open(
            new MediaContext("run", (severity, item, reason) -> {}),
            inside.toString().getBytes(UTF_8),
            new TargetOptions(true, false, false));
    tree = target.tree("tree");
  }

  @AfterEach
  void nothingOutsideChanged() throws IOException {
    target.close();
    assertThat(outside.resolve("precious")).hasContent("precious");
    try (var entries = Files.list(outside)) {
      assertThat(entries).hasSize(1);
    }
  }

  private void write(String path, String content) throws IOException {
    try (FileSink sink = tree.file(TreePath.of(path))) {
      sink.writeAt(ByteBuffer.wrap(content.getBytes(UTF_8)), 0);
      sink.truncate(content.length());
    }
  }

  private static FileAttributes attributes(String path, FileType type, String linkTarget) {
    return new FileAttributes(
        TreePath.of(path),
        type,
        0755,
        0,
        0,
        "",
        "",
        Instant.EPOCH,
        Instant.EPOCH,
        0,
        0,
        1,
        0,
        linkTarget.getBytes(UTF_8),
        0,
        Optional.empty(),
        List.of());
  }

  @Test
  void aLinkInThePlaceOfADirectoryIsReplaced() throws IOException {
    Files.createSymbolicLink(inside.resolve("dir"), outside);
    write("dir/precious", "x");
    assertThat(inside.resolve("dir")).isDirectory();
    assertThat(Files.isSymbolicLink(inside.resolve("dir"))).isFalse();
    assertThat(inside.resolve("dir/precious")).hasContent("x");
  }

  @Test
  void aLinkOfTheSnapshotIsNotWrittenThrough() throws IOException {
    tree.special(attributes("dir", FileType.SYMLINK, outside.toString()));
    write("dir/precious", "x");
    tree.special(attributes("file", FileType.SYMLINK, outside + "/precious"));
    write("file", "x");
    assertThat(Files.isSymbolicLink(inside.resolve("file"))).isFalse();
  }

  @Test
  void aDirectoryExchangedForALinkBetweenTwoCallsIsNotFollowed() throws IOException {
    write("dir/one", "1");
    Files.move(inside.resolve("dir"), inside.resolve("moved"));
    Files.createSymbolicLink(inside.resolve("dir"), outside);
    write("dir/precious", "2");
    tree.delete(TreePath.of("dir/precious"));
    tree.directory(TreePath.of("dir/sub"));
    assertThat(tree.existing(TreePath.of("dir/precious"))).isEmpty();
  }

  @Test
  void attributesAreNotSetThroughALink() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), outside.resolve("precious"));
    Object before = Files.getAttribute(outside.resolve("precious"), "unix:mode");
    assertThatThrownBy(() -> tree.finish(attributes("link", FileType.FILE, "")))
        .isInstanceOf(MediaException.class);
    tree.finish(attributes("link", FileType.SYMLINK, outside + "/precious"));
    assertThat(Files.getAttribute(outside.resolve("precious"), "unix:mode")).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(inside.resolve("link"), LinkOption.NOFOLLOW_LINKS))
        .hasToString("1970-01-01T00:00:00Z");
  }

  @Test
  void deletingRemovesLinksAndNotWhatTheyLeadTo() throws IOException {
    write("dir/sub/file", "x");
    Files.createSymbolicLink(inside.resolve("dir/sub/link"), outside);
    Files.createSymbolicLink(inside.resolve("top"), outside);
    tree.delete(TreePath.of("dir"));
    tree.delete(TreePath.of("top"));
    tree.delete(TreePath.of("not/there"));
    assertThat(tree.rootChildren()).isEmpty();
  }

  @Test
  void aHardLinkIsNotMadeThroughALink() throws IOException {
    Files.createSymbolicLink(inside.resolve("dir"), outside);
    assertThatThrownBy(() -> tree.hardLink(TreePath.of("a"), TreePath.of("dir/precious")))
        .isInstanceOf(MediaException.class);
    assertThat(tree.existing(TreePath.of("dir/precious"))).isEmpty();
    assertThat(tree.children(TreePath.of("dir"))).isEmpty();
  }

  @Test
  void aDirectoryInTheWayOfTheFirstNameIsNamed() throws IOException {
    write("first/mine", "mine");
    assertThatThrownBy(() -> tree.hardLink(TreePath.of("second"), TreePath.of("first")))
        .isInstanceOf(MediaException.Failed.class)
        .hasMessageContaining("second: a further name of " + inside.resolve("first"))
        .hasMessageContaining("a directory stands; move that away");
    assertThat(inside.resolve("second")).doesNotExist();
  }

  @Test
  void aFileWithOtherLinksIsCutOffFromThem() throws IOException {
    Files.createLink(inside.resolve("file"), outside.resolve("precious"));
    write("file", "x");
    assertThat(inside.resolve("file")).hasContent("x");
  }

  @Test
  void whatExistedIsKeptForRewritingInPlace() throws IOException {
    write("file", "0123456789");
    try (FileSink sink = tree.file(TreePath.of("file"))) {
      assertThat(sink.length()).isEqualTo(10);
      ByteBuffer there = ByteBuffer.allocate(4);
      assertThat(sink.readAt(there, 3)).isEqualTo(4);
      assertThat(there.flip()).isEqualTo(ByteBuffer.wrap("3456".getBytes(UTF_8)));
      sink.writeAt(ByteBuffer.wrap("xx".getBytes(UTF_8)), 4);
      sink.holeAt(8, 1);
    }
    assertThat(inside.resolve("file")).hasContent("0123xx67\0" + "9");
  }

  @Test
  void aDirectoryWithFilesIsNotReplacedButAnEmptyOneIs() throws IOException {
    write("full/file", "x");
    tree.directory(TreePath.of("empty"));
    write("empty", "now a file");
    assertThatThrownBy(() -> write("full", "x"))
        .isInstanceOf(MediaException.Failed.class)
        .hasMessageStartingWith(inside + "/")
        .hasMessageContaining("directory with files");
    assertThat(inside.resolve("full/file")).hasContent("x");
  }

  @Test
  void namesOfStreamsAndDocumentsAreOneComponent() throws IOException {
    for (String name : List.of("../evil", "/etc/evil", "..", "a/b")) {
      target.block(name, OptionalLong.empty()).close();
      target.document(new Document(name + ".json", new byte[] {'{', '}'}));
    }
    try (var files = Files.walk(inside)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(8);
    }
  }
}
