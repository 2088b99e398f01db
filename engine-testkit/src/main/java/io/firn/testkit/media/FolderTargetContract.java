package io.firn.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of a media that restores trees and block streams into local folders: what is written
 * is there, and nothing beside it. A plugin author writes
 *
 * <pre>{@code
 * class AcmeFolderTest extends FolderTargetContract {
 *   @Override
 *   public RestoreTarget openTarget(MediaContext context, Path folder) throws Exception {
 *     return new AcmeMediaFactory().openTarget(context, optionsOf("target", folder.toString()));
 *   }
 * }
 * }</pre>
 */
public abstract class FolderTargetContract {

  private static final TreePath FILE = TreePath.of("dir/sub/file");
  private static final Instant TIME = Instant.ofEpochSecond(1_000_000_000, 123_456_789);

  @TempDir private Path folder;

  /** For subclasses. */
  protected FolderTargetContract() {}

  /** Opens a target below a folder that exists. The suite closes it. */
  public abstract RestoreTarget openTarget(MediaContext context, Path target) throws Exception;

  private RestoreTarget target() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("in"));
    return openTarget(new MediaContext("contract", (_, _, _) -> {}), inside);
  }

  private static void write(FileSink sink, String text, long position) throws MediaException {
    sink.writeAt(ByteBuffer.wrap(text.getBytes(UTF_8)), position);
  }

  private static FileAttributes attributes(TreePath path, FileType type, byte[] linkTarget) {
    return new FileAttributes(
        path,
        type,
        0750,
        0,
        0,
        "",
        "",
        TIME,
        TIME,
        0,
        0,
        1,
        0,
        linkTarget,
        0,
        Optional.empty(),
        List.of());
  }

  @Test
  final void piecesOfAFileMayComeInAnyOrder() throws Exception {
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      try (FileSink sink = tree.file(FILE)) {
        assertThat(sink.length()).isZero();
        write(sink, "end", 10_007);
        sink.holeAt(3, 10_004);
        write(sink, "abc", 0);
        sink.truncate(20_000);
        assertThat(sink.length()).isEqualTo(20_000);
      }
      tree.finish(attributes(FILE, FileType.FILE, new byte[0]));
      byte[] expected = new byte[20_000];
      System.arraycopy("abc".getBytes(UTF_8), 0, expected, 0, 3);
      System.arraycopy("end".getBytes(UTF_8), 0, expected, 10_007, 3);
      assertThat(folder.resolve("in/dir/sub/file")).hasBinaryContent(expected);
      FileAttributes found = tree.existing(FILE).orElseThrow();
      assertThat(found.modified()).isEqualTo(TIME);
      assertThat(found.size()).isEqualTo(20_000);
      assertThat(found.mode()).isEqualTo(0750);
    }
  }

  @Test
  final void anExistingFileKeepsItsContentUntilItIsRewritten() throws Exception {
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      try (FileSink sink = tree.file(FILE)) {
        write(sink, "0123456789", 0);
      }
      try (FileSink sink = tree.file(FILE)) {
        ByteBuffer there = ByteBuffer.allocate(20);
        assertThat(sink.readAt(there, 5)).as("short only at the end").isEqualTo(5);
        write(sink, "xx", 8);
        sink.holeAt(0, 2);
        sink.truncate(9);
      }
      assertThat(folder.resolve("in/dir/sub/file")).hasContent("\0\000234567x");
    }
  }

  /** Nobody sees a file without its attributes, or the old one gone and the new one not there. */
  @Test
  final void aPartGetsItsNameWithItsAttributesInPlaceOfWhatHasIt() throws Exception {
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      TreePath part = TreePath.of("dir/sub/part");
      for (String content : List.of("first", "second")) {
        try (FileSink sink = tree.file(part)) {
          write(sink, content, 0);
          sink.truncate(content.length());
          sink.finish(attributes(FILE, FileType.FILE, new byte[0]));
          tree.rename(part, FILE);
        }
        assertThat(tree.existing(part)).isEmpty();
        assertThat(folder.resolve("in/dir/sub/file")).hasContent(content);
        FileAttributes found = tree.existing(FILE).orElseThrow();
        assertThat(found.modified()).isEqualTo(TIME);
        assertThat(found.mode()).isEqualTo(0750);
      }
      tree.special(attributes(part, FileType.SYMLINK, "elsewhere".getBytes(UTF_8)));
      tree.rename(FILE, part);
      assertThat(folder.resolve("in/dir/sub/part")).hasContent("second");
      tree.directory(FILE);
      tree.rename(part, FILE);
      assertThat(folder.resolve("in/dir/sub/file")).hasContent("second");
    }
  }

  @Test
  final void directoriesMayBeMadeAgainAndAreListedInOrder() throws Exception {
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      for (String path : List.of("b/y", "b/x", "a", "b/x", "b")) {
        tree.directory(TreePath.of(path));
      }
      assertThat(tree.rootChildren()).containsExactly(new byte[] {'a'}, new byte[] {'b'});
      assertThat(tree.children(TreePath.of("b")))
          .containsExactly(new byte[] {'x'}, new byte[] {'y'});
      assertThat(tree.children(TreePath.of("none"))).isEmpty();
      assertThat(tree.existing(TreePath.of("none/of/it"))).isEmpty();
    }
  }

  @Test
  final void aTreeIsDeletedWithWhatIsInIt() throws Exception {
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      tree.file(FILE).close();
      tree.delete(TreePath.of("dir"));
      assertThat(tree.existing(FILE)).isEmpty();
      assertThat(tree.rootChildren()).isEmpty();
      tree.file(FILE).close();
      assertThat(tree.existing(FILE)).isPresent();
    }
  }

  @Test
  final void noLinkLeadsOutOfTheTarget() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "precious");
    try (RestoreTarget target = target()) {
      TreeTarget tree = target.tree("tree");
      TreePath link = TreePath.of("link");
      TreePath through = TreePath.of("link/precious");
      for (String leadsTo : List.of("../outside", outside.toString())) {
        tree.special(attributes(link, FileType.SYMLINK, leadsTo.getBytes(UTF_8)));
        assertThat(tree.existing(through)).as("seen through a link").isEmpty();
        assertThat(tree.children(link)).as("listed through a link").isEmpty();
        try (FileSink sink = tree.file(through)) {
          write(sink, "overwritten", 0);
        } catch (MediaException e) {
          assertThat(e).hasMessageContaining("link");
        }
        tree.delete(link);
      }
    }
    assertThat(outside.resolve("precious")).hasContent("precious");
  }

  @Test
  final void aBlockStreamIsWrittenUnderItsNameWithinTheFolder() throws Exception {
    try (RestoreTarget target = target()) {
      for (String name : List.of("disk-0", "../disk-1")) {
        try (FileSink sink = (FileSink) target.block(name, OptionalLong.of(5))) {
          write(sink, "block", 0);
          sink.truncate(5);
          sink.complete();
        }
      }
    }
    assertThat(folder.resolve("in/disk-0")).hasContent("block");
    assertThat(folder.resolve("disk-1")).doesNotExist();
  }
}
