package io.firn.media.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.filter.PathFilter;
import io.firn.media.files.walk.LinuxFolder;
import io.firn.media.files.walk.NamedPaths;
import io.firn.media.files.walk.SpillFolder;
import io.firn.media.files.walk.TreeWalker;
import io.firn.media.files.walk.WalkRules;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that outgrow a path of the kernel, the open descriptors, and the memory that is given. */
class DeepAndWideTest {

  private static final int LEVELS = 400;
  private static final int OPEN_DIRECTORIES = 8;

  @TempDir Path folder;
  private Path source;
  private Path spill;
  private final Problems problems = new Problems();

  @BeforeEach
  void makeFolders() throws IOException {
    source = Files.createDirectory(folder.toRealPath().resolve("source"));
    spill = Files.createDirectory(folder.toRealPath().resolve("spill"));
  }

  private List<FileAttributes> walk(long memory) throws Exception {
    NamedPaths named = new NamedPaths();
    named.add(source.toString().getBytes(UTF_8));
    WalkRules rules =
        new WalkRules(PathFilter.none(), Long.MAX_VALUE, false, false, memory, memory);
    List<FileAttributes> found = new ArrayList<>();
    byte[] root = {'/'};
    try (DirectoryCache cache = new DirectoryCache(root, OPEN_DIRECTORIES);
        TreeWalker walker =
            new TreeWalker(
                LinuxFolder.root(cache), named, rules, problems, new SpillFolder(spill, "run"))) {
      for (TreeEntry entry = walker.next(); entry != null; entry = walker.next()) {
        found.add(entry.attributes());
      }
    }
    try (var left = Files.list(spill)) {
      assertThat(left).as("temporary files left").isEmpty();
    }
    return found.subList(source.getNameCount(), found.size());
  }

  /** Writes by a target, as java.nio cannot reach beyond 4096 bytes. */
  private void makeDeep(Path where) throws MediaException {
    try (RestoreTarget target =
        new FilesMediaFactory()
            .openTarget(problems.context(), Options.of("target", where.toString()))) {
      TreeTarget tree = target.tree("tree");
      TreePath path = TreePath.of("directory-number-0");
      for (int level = 1; level < LEVELS; level++) {
        tree.directory(path);
        path = path.resolve(("directory-number-" + level).getBytes(UTF_8));
      }
      try (FileSink sink = tree.file(path)) {
        sink.writeAt(ByteBuffer.wrap("at the bottom".getBytes(UTF_8)), 0);
      }
      assertThat(path.bytes().length).isGreaterThan(7000);
      assertThat(tree.existing(path)).isPresent();
    }
  }

  @Test
  void pathsLongerThanTheKernelTakesAreWalkedRestoredAndDeleted() throws Exception {
    makeDeep(source);
    List<FileAttributes> walked = walk(1 << 20);
    assertThat(walked).hasSize(LEVELS);

    Path target = folder.toRealPath().resolve("target");
    Copy.tree(source, target, problems);
    TreePath top = TreePath.of(source.toString().substring(1));
    try (RestoreTarget again =
        new FilesMediaFactory()
            .openTarget(problems.context(), Options.of("target", target.toString()))) {
      TreePath bottom = walked.getLast().path();
      FileAttributes restored = again.tree("tree").existing(bottom).orElseThrow();
      assertThat(restored.size()).isEqualTo("at the bottom".length());
      assertThat(restored.modified()).isEqualTo(walked.getLast().modified());
      again.tree("tree").delete(top);
      assertThat(again.tree("tree").existing(top)).isEmpty();
    }
    try (RestoreTarget cleanUp =
        new FilesMediaFactory()
            .openTarget(problems.context(), Options.of("target", source.toString()))) {
      cleanUp.tree("tree").delete(TreePath.of("directory-number-0"));
    }
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void namesOfAWideDirectoryAreSortedOnDiskAboveTheBound() throws Exception {
    int count = 3000;
    for (int i = 0; i < count; i++) {
      Files.createFile(source.resolve("file-" + Integer.toString(i * 7919 % count, 36)));
    }
    List<String> inMemory = walk(1 << 20).stream().map(found -> found.path().toString()).toList();
    List<String> onDisk = walk(1000).stream().map(found -> found.path().toString()).toList();
    assertThat(onDisk).hasSize(count).isEqualTo(inMemory).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void hardLinksAreFoundAlsoWhenTheTableIsOnDisk() throws Exception {
    int count = 4000; // beyond 60 % of the first table of 4096 slots
    for (int i = 0; i < count; i++) {
      Path first = Files.createFile(source.resolve("a" + i));
      Files.createLink(source.resolve("b" + i), first);
    }
    List<FileAttributes> walked = walk(2000);
    assertThat(walked).hasSize(2 * count);
    String prefix = source.toString().substring(1) + "/";
    for (FileAttributes found : walked) {
      String name = found.path().toString().substring(prefix.length());
      String expected = name.startsWith("b") ? prefix + "a" + name.substring(1) : "none";
      assertThat(found.hardLinkTo().map(TreePath::toString).orElse("none")).isEqualTo(expected);
    }
  }
}
