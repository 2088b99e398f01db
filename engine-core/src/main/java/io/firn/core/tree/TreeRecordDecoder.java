package io.firn.core.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.chunk.ChunkId;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.Varint.Malformed;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of one chunk in their order, and refuses everything that the encoder would not
 * have written: no record makes it allocate more than a few times the length of the chunk. Used by
 * one thread.
 */
final class TreeRecordDecoder {

  private static final byte[] NO_BYTES = {};

  private final RecordContext context = new RecordContext();
  private final ByteBuffer in;
  private final String chunk;
  private TreePath last;

  /**
   * Starts at the buffer's position, which is left alone.
   *
   * @param chunk names the chunk in errors
   */
  TreeRecordDecoder(ByteBuffer bytes, String chunk) {
    this.in = bytes.slice();
    this.chunk = chunk;
  }

  boolean hasNext() {
    return in.hasRemaining();
  }

  /**
   * Reads one record.
   *
   * @throws Damaged when the bytes are no record or it does not come after the one before
   */
  TreeRecord next() throws Damaged {
    int start = in.position();
    try {
      return record();
    } catch (Malformed | CharacterCodingException | RuntimeException e) {
      String reason = e instanceof BufferUnderflowException ? "it breaks off" : e.getMessage();
      throw new Damaged(
          "metadata chunk " + chunk + " has no record at byte " + start + ": " + reason, e);
    }
  }

  private TreeRecord record() throws Malformed, CharacterCodingException {
    int flags = in.get();
    FileType type = RecordFlags.type(flags & RecordFlags.TYPE_MASK);
    TreePath path = TreePath.of(frontCoded(context.path));
    if (last != null && last.compareTo(path) >= 0) {
      throw new Malformed("not in ascending order");
    }
    context.path = path.bytes();
    if ((flags & RecordFlags.SAME_MODE) == 0) {
      context.mode = (int) atMost(07777, "mode");
    }
    if ((flags & RecordFlags.SAME_OWNER) == 0) {
      context.uid = Varint.read(in);
      context.gid = Varint.read(in);
      context.user = text();
      context.group = text();
    }
    if ((flags & RecordFlags.SAME_DEVICE) == 0) {
      context.device = Varint.read(in);
    }
    Instant modified = time(context.modified);
    Instant changed = time(context.changed);
    context.modified = modified.getEpochSecond();
    context.changed = changed.getEpochSecond();
    context.inode += Varint.readSigned(in);
    long links = Varint.read(in);
    Optional<TreePath> hardLinkTo = hardLink(flags, type, path);
    long size = type == FileType.FILE ? atMost(Long.MAX_VALUE, "size") : 0;
    StreamRoot content =
        type == FileType.FILE && hardLinkTo.isEmpty() ? content(size) : StreamRoot.EMPTY;
    byte[] linkTarget = type == FileType.SYMLINK ? counted() : NO_BYTES;
    long deviceNumber = RecordFlags.isDevice(type) ? Varint.read(in) : 0;
    List<ExtendedAttribute> extended = (flags & RecordFlags.EXTENDED) != 0 ? extended() : List.of();
    last = path;
    return new TreeRecord(
        new FileAttributes(
            path,
            type,
            context.mode,
            context.uid,
            context.gid,
            context.user,
            context.group,
            modified,
            changed,
            context.inode,
            context.device,
            links,
            size,
            linkTarget,
            deviceNumber,
            hardLinkTo,
            extended),
        content);
  }

  private Optional<TreePath> hardLink(int flags, FileType type, TreePath path) throws Malformed {
    if ((flags & RecordFlags.HARD_LINK) == 0) {
      return Optional.empty();
    }
    TreePath first = TreePath.of(frontCoded(path.bytes()));
    if (type == FileType.DIRECTORY || first.compareTo(path) >= 0) {
      throw new Malformed("a hard link that does not lead back");
    }
    return Optional.of(first);
  }

  private StreamRoot content(long size) throws Malformed {
    int form = in.get();
    int level = form & RecordFlags.LEVEL_MASK;
    boolean hasId = (form & RecordFlags.HAS_ID) != 0;
    if ((form & ~RecordFlags.CONTENT_KNOWN) != 0 || (level > 0 && !hasId)) {
      throw new Malformed("unknown form of content " + form);
    }
    boolean otherLength = (form & RecordFlags.OTHER_LENGTH) != 0;
    long length = otherLength ? atMost(Long.MAX_VALUE, "length") : size;
    if ((otherLength && length == size) || (hasId && length == 0)) {
      throw new Malformed("a length that cannot be");
    }
    return new StreamRoot(level, hasId ? Optional.of(ChunkId.read(in)) : Optional.empty(), length);
  }

  private List<ExtendedAttribute> extended() throws Malformed, CharacterCodingException {
    // An attribute takes two bytes at least, so a count beyond that cannot be true.
    long count = atMost(in.remaining() / 2, "number of attributes");
    if (count == 0) {
      throw new Malformed("no attributes where some were announced");
    }
    List<ExtendedAttribute> attributes = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      attributes.add(new ExtendedAttribute(text(), counted()));
    }
    return attributes;
  }

  private byte[] frontCoded(byte[] before) throws Malformed {
    int shared = (int) atMost(before.length, "shared length");
    int rest = (int) atMost(in.remaining(), "length");
    byte[] path = new byte[shared + rest];
    System.arraycopy(before, 0, path, 0, shared);
    in.get(path, shared, rest);
    return path;
  }

  private Instant time(long before) throws Malformed {
    long seconds = before + Varint.readSigned(in);
    int nanos = (int) atMost(999_999_999, "nanoseconds");
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw new Malformed("a time beyond all years");
    }
  }

  private String text() throws Malformed, CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(counted())).toString();
  }

  private byte[] counted() throws Malformed {
    byte[] bytes = new byte[(int) atMost(in.remaining(), "length")];
    in.get(bytes);
    return bytes;
  }

  private long atMost(long most, String what) throws Malformed {
    long value = Varint.read(in);
    if (Long.compareUnsigned(value, most) > 0) {
      throw new Malformed(what + " " + Long.toUnsignedString(value) + " is beyond " + most);
    }
    return value;
  }
}
