package io.firn.media.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreeEntry;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.plain.PlainFolder;
import io.firn.media.files.walk.LinuxFolder;
import io.firn.media.files.walk.NamedPaths;
import io.firn.media.files.walk.SourceFolder;
import io.firn.media.files.walk.SpillFolder;
import io.firn.media.files.walk.TreeWalker;
import io.firn.media.files.walk.WalkRules;
import io.firn.testkit.tree.RandomTree;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk without kernel calls gives the same but for what it cannot know. */
class PlainFolderTest {

  private static final long SEED = 7;

  @TempDir Path folder;

  private List<String> walk(SourceFolder root) throws Exception {
    NamedPaths named = new NamedPaths();
    String tree = folder.toRealPath().resolve("tree").toString();
    named.add(tree.getBytes(UTF_8));
    List<String> found = new ArrayList<>();
    try (TreeWalker walker =
        new TreeWalker(
            root, named, WalkRules.everything(), new Problems(), new SpillFolder(folder, "run"))) {
      for (TreeEntry entry = walker.next(); entry != null; entry = walker.next()) {
        FileAttributes known = entry.attributes();
        if (!("/" + known.path()).startsWith(tree + "/")) {
          continue; // directories above change by what other programs do
        }
        found.add(
            String.join(
                " ",
                known.path().toString(),
                known.type().toString(),
                Integer.toOctalString(known.mode()),
                known.uid() + ":" + known.gid(),
                known.modified().toString(),
                known.hardLinkTo().toString(),
                new String(known.linkTarget(), UTF_8),
                Long.toString(content(entry))));
      }
    }
    return found;
  }

  private static long content(TreeEntry entry) throws Exception {
    FileAttributes known = entry.attributes();
    if (known.type() != FileType.FILE || known.hardLinkTo().isPresent()) {
      return 0;
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    long sum = 0;
    try (ContentReader reader = entry.open()) {
      while (true) {
        long hole = reader.skipHole();
        for (long i = 0; i < hole; i++) {
          sum *= 31;
        }
        int read = reader.read(buffer.clear());
        if (read < 0) {
          return sum;
        }
        for (int i = 0; i < read; i++) {
          sum = sum * 31 + buffer.get(i);
        }
      }
    }
  }

  @Test
  void bothWalksGiveTheSame() throws Exception {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    new RandomTree(tree, SEED, 20_000).grow(80);
    List<String> linux;
    try (DirectoryCache cache = new DirectoryCache(new byte[] {'/'}, 16)) {
      linux = walk(LinuxFolder.root(cache));
    }
    assertThat(walk(PlainFolder.root())).as("seed " + SEED).isEqualTo(linux);
  }
}
