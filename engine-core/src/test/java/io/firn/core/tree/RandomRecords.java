package io.firn.core.tree;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.chunk.ChunkId;
import io.firn.core.stream.StreamRoot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Records with every field at every kind of value, in ascending order. */
final class RandomRecords {

  private final RandomGenerator random;

  RandomRecords(RandomGenerator random) {
    this.random = random;
  }

  List<TreeRecord> list(int count) {
    TreeSet<TreePath> paths = new TreeSet<>();
    while (paths.size() < count) {
      paths.add(path());
    }
    List<TreeRecord> records = new ArrayList<>();
    for (TreePath path : paths) {
      records.add(record(path, records.isEmpty() ? null : records.getFirst()));
    }
    return records;
  }

  private TreePath path() {
    List<String> names = new ArrayList<>();
    for (int depth = random.nextInt(1, 5); depth > 0; depth--) {
      names.add(random.nextInt(4) == 0 ? "dir" : Integer.toString(random.nextInt(5000), 36));
    }
    byte[] bytes = String.join("/", names).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      bytes[bytes.length - 1] = (byte) random.nextInt(128, 256);
    }
    return TreePath.of(bytes);
  }

  TreeRecord record(TreePath path, TreeRecord first) {
    FileType type = List.of(FileType.values()).get(random.nextInt(FileType.values().length));
    boolean linked =
        type != FileType.DIRECTORY
            && first != null
            && first.attributes().type() == type
            && random.nextInt(3) == 0;
    boolean device = type == FileType.BLOCK_DEVICE || type == FileType.CHARACTER_DEVICE;
    long size = type == FileType.FILE ? number() & Long.MAX_VALUE : 0;
    FileAttributes attributes =
        new FileAttributes(
            path,
            type,
            random.nextInt(010000),
            number(),
            number(),
            random.nextBoolean() ? "" : "benutzer-ü" + random.nextInt(2),
            random.nextBoolean() ? "" : "group",
            time(),
            time(),
            number(),
            random.nextInt(3) == 0 ? number() : 42,
            1 + random.nextInt(3),
            size,
            type == FileType.SYMLINK ? bytes(random.nextInt(1, 50)) : new byte[0],
            device ? number() : 0,
            linked ? Optional.of(first.attributes().path()) : Optional.empty(),
            extended());
    boolean content = type == FileType.FILE && !linked;
    return new TreeRecord(attributes, content ? content(size) : StreamRoot.EMPTY);
  }

  private StreamRoot content(long size) {
    long length = random.nextInt(4) == 0 ? random.nextLong(1, 1L << 50) : size;
    if (length == 0) {
      return StreamRoot.EMPTY;
    }
    if (random.nextInt(5) == 0) {
      return new StreamRoot(0, Optional.empty(), length);
    }
    return new StreamRoot(random.nextInt(9), Optional.of(ChunkId.of(bytes(32))), length);
  }

  private List<ExtendedAttribute> extended() {
    List<ExtendedAttribute> list = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? random.nextInt(1, 4) : 0; i > 0; i--) {
      list.add(new ExtendedAttribute("user.ä" + i, bytes(random.nextInt(300))));
    }
    return list;
  }

  private Instant time() {
    return switch (random.nextInt(4)) {
      case 0 -> Instant.EPOCH;
      case 1 -> random.nextBoolean() ? Instant.MIN : Instant.MAX;
      case 2 -> Instant.ofEpochSecond(-random.nextLong(1L << 33), 999_999_999);
      default -> Instant.ofEpochSecond(1_700_000_000 + random.nextInt(100), random.nextInt(1000));
    };
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1000);
      case 2 -> random.nextLong(1L << 40);
      default -> random.nextLong();
    };
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
