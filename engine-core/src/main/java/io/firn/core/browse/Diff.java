package io.firn.core.browse;

import io.firn.api.media.FileAttributes;
import io.firn.core.browse.Difference.Kind;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code firn diff}: joins two trees in path order and tells where they differ; compares disks. */
public final class Diff {

  private final ChunkReader chunks;

  public Diff(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /** Compares the trees of two snapshots. Inode numbers and ctimes are not compared. */
  public void compare(Snapshot before, Snapshot after, Visitor<Difference> visitor)
      throws IOException {
    Iterator<TreeReader> first = Streams.trees(before, chunks).iterator();
    Iterator<TreeReader> second = Streams.trees(after, chunks).iterator();
    while (first.hasNext() || second.hasNext()) {
      join(next(first), next(second), visitor);
    }
  }

  /**
   * Compares the disks of two snapshots by their names.
   *
   * @return what differs, by name: {@code CONTENT}, {@code ADDED} or {@code REMOVED}; the disk is
   *     the later one where both are
   */
  public SortedMap<String, DiskDifference> disks(Snapshot before, Snapshot after) {
    SortedMap<String, DiskDifference> found = new TreeMap<>();
    Map<String, SnapshotDocument.Stream> old = new HashMap<>();
    Streams.blocks(before).forEach(disk -> old.put(disk.name(), disk));
    for (SnapshotDocument.Stream disk : Streams.blocks(after)) {
      SnapshotDocument.Stream was = old.remove(disk.name());
      if (was == null || !was.root().equals(disk.root())) {
        Kind kind = was == null ? Kind.ADDED : Kind.CONTENT;
        found.put(disk.name(), new DiskDifference(kind, disk));
      }
    }
    old.forEach((name, disk) -> found.put(name, new DiskDifference(Kind.REMOVED, disk)));
    return found;
  }

  /** A disk that two snapshots do not have alike. */
  public record DiskDifference(Kind kind, SnapshotDocument.Stream disk) {}

  private static Optional<TreeReader> next(Iterator<TreeReader> trees) {
    return trees.hasNext() ? Optional.of(trees.next()) : Optional.empty();
  }

  private static TreeRecord read(Optional<TreeReader> tree) throws IOException {
    return tree.isPresent() ? tree.get().next() : null;
  }

  private static void join(
      Optional<TreeReader> before, Optional<TreeReader> after, Visitor<Difference> visitor)
      throws IOException {
    TreeRecord old = read(before);
    TreeRecord now = read(after);
    while (old != null || now != null) {
      int order = order(old, now);
      if (order < 0) {
        visitor.visit(new Difference(Kind.REMOVED, Optional.of(old), Optional.empty()));
      } else if (order > 0) {
        visitor.visit(new Difference(Kind.ADDED, Optional.empty(), Optional.of(now)));
      } else {
        Optional<Kind> kind = kind(old, now);
        if (kind.isPresent()) {
          visitor.visit(new Difference(kind.get(), Optional.of(old), Optional.of(now)));
        }
      }
      old = order <= 0 ? read(before) : old;
      now = order >= 0 ? read(after) : now;
    }
  }

  private static int order(TreeRecord old, TreeRecord now) {
    if (old == null || now == null) {
      return old == null ? 1 : -1;
    }
    return old.attributes().path().compareTo(now.attributes().path());
  }

  private static Optional<Kind> kind(TreeRecord old, TreeRecord now) {
    FileAttributes a = old.attributes();
    FileAttributes b = now.attributes();
    if (a.type() != b.type()) {
      return Optional.of(Kind.TYPE);
    }
    if (!old.content().equals(now.content())) {
      return Optional.of(Kind.CONTENT);
    }
    boolean same = a.sameToRestore(b) && a.hardLinkTo().equals(b.hardLinkTo());
    return same ? Optional.empty() : Optional.of(Kind.ATTRIBUTES);
  }
}
