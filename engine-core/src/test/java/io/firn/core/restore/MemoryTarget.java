package io.firn.core.restore;

import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A target in memory that notes what was written and in which order attributes were set. */
final class MemoryTarget implements RestoreTarget, TreeTarget {

  /** Later than all that is stored. */
  private static final Instant NOW = StoredSnapshot.TIME.plusSeconds(1_000_000);

  final NavigableMap<TreePath, Node> nodes = new TreeMap<>();
  final NavigableMap<String, Node> disks = new TreeMap<>();
  final List<Document> documents = new ArrayList<>();
  final List<TreePath> finished = new ArrayList<>();
  final List<String> changes = new ArrayList<>();
  boolean lastByteIsLost;

  /** What stands at a path; two paths of one hard-linked file have the same one. */
  static final class Node {
    FileType type;
    FileAttributes attributes;
    byte[] content = {};

    Node(FileType type) {
      this.type = type;
    }
  }

  Node at(String path) {
    return nodes.get(TreePath.of(path));
  }

  @Override
  public TreeTarget tree(String stream) {
    return this;
  }

  @Override
  public FileSink block(String stream, OptionalLong length) {
    return new Sink(stream, disks.computeIfAbsent(stream, name -> new Node(FileType.FILE)));
  }

  @Override
  public synchronized void document(Document document) {
    documents.add(document);
  }

  @Override
  public synchronized Optional<FileAttributes> existing(TreePath path) {
    return Optional.ofNullable(nodes.get(path)).map(node -> attributes(path, node));
  }

  /** What was changed and not finished has the time of the change. */
  private static FileAttributes attributes(TreePath path, Node node) {
    FileAttributes known =
        node.attributes == null ? attributes(path, node.type, NOW) : node.attributes;
    return known.withSize(node.content.length);
  }

  static FileAttributes attributes(TreePath path, FileType type, Instant modified) {
    return new FileAttributes(
        path,
        type,
        0600,
        0,
        0,
        "",
        "",
        modified,
        modified,
        0,
        0,
        1,
        0,
        new byte[0],
        0,
        Optional.empty(),
        List.of());
  }

  @Override
  public synchronized List<byte[]> children(TreePath directory) {
    return nodes.keySet().stream()
        .filter(path -> directory.equals(path.parent()))
        .map(TreePath::name)
        .toList();
  }

  @Override
  public synchronized List<byte[]> rootChildren() {
    return nodes.keySet().stream()
        .filter(path -> path.parent() == null)
        .map(TreePath::name)
        .toList();
  }

  @Override
  public synchronized void directory(TreePath path) throws MediaException {
    if (path.parent() != null) {
      directory(path.parent());
    }
    Node node = nodes.computeIfAbsent(path, p -> new Node(FileType.DIRECTORY));
    if (node.type != FileType.DIRECTORY) {
      throw new MediaException.Failed(path + " is no directory", null);
    }
  }

  @Override
  public synchronized FileSink file(TreePath path) throws MediaException {
    if (path.parent() != null) {
      directory(path.parent());
    }
    Node node = nodes.get(path);
    if (node == null || node.type != FileType.FILE) {
      node = new Node(FileType.FILE);
      nodes.put(path, node);
    }
    return new Sink(path.toString(), node);
  }

  @Override
  public synchronized void special(FileAttributes attributes) {
    nodes.put(attributes.path(), new Node(attributes.type()));
    changes.add("special " + attributes.path());
  }

  @Override
  public synchronized void hardLink(TreePath path, TreePath existing) throws MediaException {
    Node node = nodes.get(existing);
    if (node == null) {
      throw new MediaException.NotFound(existing + " is not there", null);
    }
    nodes.put(path, node);
  }

  @Override
  public synchronized void finish(FileAttributes attributes) throws MediaException {
    Node node = nodes.get(attributes.path());
    if (node == null || node.type != attributes.type()) {
      throw new MediaException.NotFound(attributes.path() + " is not there", null);
    }
    node.attributes = attributes;
    finished.add(attributes.path());
  }

  @Override
  public synchronized void rename(TreePath from, TreePath to) throws MediaException {
    Node node = nodes.remove(from);
    if (node == null) {
      throw new MediaException.NotFound(from + " is not there", null);
    }
    Node there = nodes.get(to);
    if (there != null && there.type == FileType.DIRECTORY) {
      throw new MediaException.Failed(to + " is a directory", null);
    }
    nodes.put(to, node);
  }

  @Override
  public synchronized void delete(TreePath path) {
    nodes.keySet().removeIf(p -> p.startsWith(path));
    changes.add("delete " + path);
  }

  @Override
  public void close() {}

  /** A file of bytes. */
  private final class Sink implements FileSink {

    private final String name;
    private final Node node;

    Sink(String name, Node node) {
      this.name = name;
      this.node = node;
    }

    @Override
    public long length() {
      synchronized (node) {
        return node.content.length;
      }
    }

    @Override
    public int readAt(ByteBuffer target, long position) {
      synchronized (node) {
        int n = (int) Math.min(target.remaining(), node.content.length - position);
        if (n > 0) {
          target.put(node.content, (int) position, n);
        }
        return Math.max(n, 0);
      }
    }

    @Override
    public void writeAt(ByteBuffer source, long position) {
      int n = source.remaining();
      synchronized (node) {
        grow(position + n);
        node.attributes = null;
        source.get(node.content, (int) position, n);
        if (lastByteIsLost) {
          node.content[(int) position + n - 1] ^= 1;
        }
      }
      synchronized (MemoryTarget.this) {
        changes.add("write " + name + " " + position + "+" + n);
      }
    }

    @Override
    public void holeAt(long position, long length) {
      synchronized (node) {
        grow(position + length);
        node.attributes = null;
        Arrays.fill(node.content, (int) position, (int) (position + length), (byte) 0);
      }
    }

    @Override
    public void truncate(long length) {
      synchronized (node) {
        node.content = Arrays.copyOf(node.content, (int) length);
        node.attributes = null;
      }
    }

    private void grow(long length) {
      if (length > node.content.length) {
        node.content = Arrays.copyOf(node.content, (int) length);
      }
    }

    @Override
    public void finish(FileAttributes attributes) {
      node.attributes = attributes;
      synchronized (MemoryTarget.this) {
        finished.add(attributes.path());
      }
    }

    @Override
    public void close() {}
  }
}
