package io.firn.core.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.core.stream.StreamRoot;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes the records of one chunk after another into a buffer of its own. Used by one thread. The
 * bytes are described in docs/format.md.
 */
final class TreeRecordEncoder {

  /** All fields of fixed number, each at its longest: numbers, lengths, flags, an id. */
  private static final int FIXED_FIELDS = 256;

  private final RecordContext context = new RecordContext();
  private ByteBuffer out = ByteBuffer.allocate(320 << 10);

  /** Bytes written since the last {@link #clear}. */
  int length() {
    return out.position();
  }

  /** The bytes since the last {@link #clear}, until the next call of any method. */
  ByteBuffer bytes() {
    return out.duplicate().flip().asReadOnlyBuffer();
  }

  /** Begins a new chunk. */
  void clear() {
    out.clear();
    context.clear();
  }

  /**
   * Appends one record.
   *
   * @throws IllegalArgumentException for attributes that contradict each other
   */
  void append(TreeRecord entry) {
    FileAttributes record = entry.attributes();
    check(entry);
    reserve(record);
    boolean sameOwner = context.sameOwner(record);
    boolean sameDevice = context.device == record.device();
    boolean sameMode = context.mode == record.mode();
    int flags =
        RecordFlags.code(record.type())
            | (sameOwner ? RecordFlags.SAME_OWNER : 0)
            | (sameDevice ? RecordFlags.SAME_DEVICE : 0)
            | (sameMode ? RecordFlags.SAME_MODE : 0)
            | (record.extended().isEmpty() ? 0 : RecordFlags.EXTENDED)
            | (record.hardLinkTo().isPresent() ? RecordFlags.HARD_LINK : 0);
    out.put((byte) flags);
    frontCoded(context.path, record.path().bytes());
    if (!sameMode) {
      Varint.write(out, record.mode());
    }
    if (!sameOwner) {
      Varint.write(out, record.uid());
      Varint.write(out, record.gid());
      counted(record.user().getBytes(UTF_8));
      counted(record.group().getBytes(UTF_8));
    }
    if (!sameDevice) {
      Varint.write(out, record.device());
    }
    time(context.modified, record.modified());
    time(context.changed, record.changed());
    Varint.writeSigned(out, record.inode() - context.inode);
    Varint.write(out, record.links());
    record.hardLinkTo().ifPresent(first -> frontCoded(record.path().bytes(), first.bytes()));
    ofType(record, entry.content());
    if (!record.extended().isEmpty()) {
      Varint.write(out, record.extended().size());
      for (ExtendedAttribute attribute : record.extended()) {
        counted(attribute.name().getBytes(UTF_8));
        counted(attribute.value());
      }
    }
    context.follow(record);
  }

  private static void check(TreeRecord entry) {
    FileAttributes record = entry.attributes();
    boolean hasContent = record.type() == FileType.FILE && record.hardLinkTo().isEmpty();
    boolean linkedBack =
        record.hardLinkTo().isEmpty() || record.hardLinkTo().get().compareTo(record.path()) < 0;
    if ((!hasContent && !entry.content().equals(StreamRoot.EMPTY))
        || !linkedBack
        || (record.type() == FileType.DIRECTORY && record.hardLinkTo().isPresent())
        || (record.mode() & ~07777) != 0
        || record.size() < 0
        || entry.content().level() > RecordFlags.LEVEL_MASK) {
      throw new IllegalArgumentException("cannot be an entry of a tree: " + record.path());
    }
  }

  private void ofType(FileAttributes record, StreamRoot content) {
    switch (record.type()) {
      case FILE -> {
        Varint.write(out, record.size());
        if (record.hardLinkTo().isEmpty()) {
          content(record.size(), content);
        }
      }
      case SYMLINK -> counted(record.linkTarget());
      case CHARACTER_DEVICE, BLOCK_DEVICE -> Varint.write(out, record.deviceNumber());
      case DIRECTORY, FIFO -> {}
    }
  }

  private void content(long size, StreamRoot content) {
    boolean otherLength = content.length() != size;
    int form =
        content.level()
            | (content.id().isPresent() ? RecordFlags.HAS_ID : 0)
            | (otherLength ? RecordFlags.OTHER_LENGTH : 0);
    out.put((byte) form);
    if (otherLength) {
      Varint.write(out, content.length());
    }
    content.id().ifPresent(id -> id.write(out));
  }

  private void frontCoded(byte[] before, byte[] path) {
    int mismatch = Arrays.mismatch(before, path);
    int shared = mismatch < 0 ? path.length : mismatch;
    Varint.write(out, shared);
    Varint.write(out, path.length - shared);
    out.put(path, shared, path.length - shared);
  }

  private void counted(byte[] bytes) {
    Varint.write(out, bytes.length);
    out.put(bytes);
  }

  private void time(long before, Instant time) {
    Varint.writeSigned(out, time.getEpochSecond() - before);
    Varint.write(out, time.getNano());
  }

  /** Bytes that a record with these attributes may need, a little more than it will. */
  static long most(FileAttributes record) {
    long most = FIXED_FIELDS + (long) record.path().bytes().length + record.linkTarget().length;
    most += 3L * (record.user().length() + record.group().length());
    most += record.hardLinkTo().map(first -> first.bytes().length).orElse(0);
    for (ExtendedAttribute attribute : record.extended()) {
      most += 2L * Varint.MAX_BYTES + 3L * attribute.name().length() + attribute.value().length;
    }
    return most;
  }

  /** Grows the buffer so that the record fits whatever its fields are. */
  private void reserve(FileAttributes record) {
    long most = most(record);
    if (most > out.remaining()) {
      int capacity = Math.toIntExact(Math.max(2L * out.capacity(), out.position() + most));
      out = ByteBuffer.allocate(capacity).put(out.flip());
    }
  }
}
