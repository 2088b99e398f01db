package io.firn.core.backup;

import io.firn.api.media.ContentReader;
import io.firn.api.media.Document;
import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A source whose files are in memory, and which can be told to misbehave. */
final class MemoryTree implements Source {

  private final TreeMap<TreePath, FileAttributes> entries = new TreeMap<>();
  private final Map<TreePath, byte[]> contents = new HashMap<>();
  private final Set<TreePath> unreadable = new HashSet<>();
  private final Map<TreePath, Integer> changing = new HashMap<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<TreePath> opened = new ArrayList<>();
  private Runnable beforeOpening = () -> {};
  private long ticks;

  MemoryTree directory(String path) {
    put(path, FileType.DIRECTORY, 0, 1, Optional.empty());
    return this;
  }

  /** A file with one extended attribute of this many bytes. */
  MemoryTree attributed(String path, int bytes) {
    contents.put(TreePath.of(path), new byte[0]);
    List<ExtendedAttribute> extended = List.of(new ExtendedAttribute("user.x", new byte[bytes]));
    put(path, FileType.FILE, 0, 1, Optional.empty(), extended);
    return this;
  }

  /** Each call is a new version: its times differ from those before. */
  MemoryTree file(String path, byte[] content) {
    contents.put(TreePath.of(path), content);
    put(path, FileType.FILE, content.length, 1, Optional.empty());
    return this;
  }

  MemoryTree file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Two names of one file. */
  MemoryTree linked(String first, String second, String content) {
    contents.put(TreePath.of(first), content.getBytes(StandardCharsets.UTF_8));
    put(first, FileType.FILE, content.length(), 2, Optional.empty());
    put(second, FileType.FILE, content.length(), 2, Optional.of(TreePath.of(first)));
    return this;
  }

  MemoryTree remove(String path) {
    entries.remove(TreePath.of(path));
    contents.remove(TreePath.of(path));
    return this;
  }

  MemoryTree unreadable(String path) {
    unreadable.add(TreePath.of(path));
    return this;
  }

  /** The walk gives the file, and it cannot be opened any more. */
  MemoryTree vanishing(String path) {
    contents.remove(TreePath.of(path));
    return this;
  }

  /** The file says of its next {@code times} readings that it changed meanwhile. */
  MemoryTree changing(String path, int times) {
    changing.put(TreePath.of(path), times);
    return this;
  }

  MemoryTree document(String name, String content) {
    documents.add(new Document(name, content.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Runs before each file is opened, by the thread that opens it. */
  MemoryTree beforeOpening(Runnable action) {
    beforeOpening = action;
    return this;
  }

  /** Files opened since the last call. */
  List<String> opened() {
    List<String> paths = opened.stream().map(TreePath::toString).toList();
    opened.clear();
    return paths;
  }

  private void put(String path, FileType type, long size, long links, Optional<TreePath> first) {
    put(path, type, size, links, first, List.of());
  }

  private void put(
      String path,
      FileType type,
      long size,
      long links,
      Optional<TreePath> first,
      List<ExtendedAttribute> extended) {
    ticks++;
    entries.put(
        TreePath.of(path),
        new FileAttributes(
            TreePath.of(path),
            type,
            0644,
            1000,
            1000,
            "user",
            "group",
            Instant.ofEpochSecond(1_000_000, ticks),
            Instant.ofEpochSecond(2_000_000, ticks),
            ticks,
            1,
            links,
            size,
            new byte[0],
            0,
            first,
            extended));
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo("memory", "fs", List.of("/memory"));
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
    return documents;
  }

  @Override
  public void close() {}

  private final class Walk implements TreeWalk {
    private final Iterator<FileAttributes> left = entries.values().iterator();

    @Override
    public TreeEntry next() {
      return left.hasNext() ? new Entry(left.next()) : null;
    }

    @Override
    public void close() {}
  }

  private final class Entry implements TreeEntry {
    private final FileAttributes attributes;

    Entry(FileAttributes attributes) {
      this.attributes = attributes;
    }

    @Override
    public FileAttributes attributes() {
      return attributes;
    }

    @Override
    public ContentReader open() throws MediaException {
      TreePath path = attributes.path();
      beforeOpening.run();
      opened.add(path);
      if (unreadable.contains(path)) {
        throw new MediaException.Denied("permission denied", null);
      }
      byte[] content = contents.get(path);
      if (content == null) {
        throw new MediaException.NotFound("no such file", null);
      }
      boolean changes = changing.merge(path, -1, Integer::sum) >= 0;
      return new BytesReader(content) {
        @Override
        public boolean changedWhileRead() {
          return changes;
        }
      };
    }
  }
}
