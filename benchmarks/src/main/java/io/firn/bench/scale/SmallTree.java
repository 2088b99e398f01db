package io.firn.bench.scale;

import io.firn.api.media.ContentReader;
import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tree of a few small files, of which a few change from backup to backup. */
final class SmallTree implements Source {

  static final int FILES = 300;
  static final int CHANGED = 10;

  private static final int BYTES = NumberedDisk.BLOCK;

  private final String path;
  private final long[] versions = new long[FILES];
  private int next;
  private long version;

  /** The tree at this path; its files differ from those of other paths. */
  SmallTree(String path) {
    this.path = path;
    this.version = (long) path.hashCode() << 32;
  }

  /** Changes the next few files. */
  void change() {
    for (int i = 0; i < CHANGED; i++) {
      versions[next] = ++version;
      next = (next + 1) % FILES;
    }
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo("tree", "fs", List.of(path));
  }

  @Override
  public List<SourceStream> streams() {
    return List.of(
        new TreeStream() {
          @Override
          public String name() {
            return "tree";
          }

          @Override
          public TreeWalk walk() {
            return new Walk();
          }
        });
  }

  @Override
  public List<Document> documents() {
    return List.of();
  }

  @Override
  public void close() {}

  private FileAttributes attributes(int file) {
    Instant modified = Instant.ofEpochSecond(1_800_000_000, versions[file] & 0xffff_ff);
    return new FileAttributes(
        TreePath.of("file-%04d".formatted(file)),
        FileType.FILE,
        0644,
        1000,
        1000,
        "user",
        "group",
        modified,
        modified,
        file,
        1,
        1,
        BYTES,
        new byte[0],
        0,
        Optional.empty(),
        List.of());
  }

  private final class Walk implements TreeWalk {
    private int file;

    @Override
    public TreeEntry next() {
      return file < FILES ? new Entry(file++) : null;
    }

    @Override
    public void close() {}
  }

  private final class Entry implements TreeEntry {
    private final int file;

    Entry(int file) {
      this.file = file;
    }

    @Override
    public FileAttributes attributes() {
      return SmallTree.this.attributes(file);
    }

    @Override
    public ContentReader open() {
      long number = Long.MIN_VALUE + path.hashCode() * 1_000_003L + versions[file] * FILES + file;
      return new NumberReader(number, 1, BYTES);
    }
  }
}
