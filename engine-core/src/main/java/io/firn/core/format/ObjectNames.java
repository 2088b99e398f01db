package io.firn.core.format;

import static io.firn.core.format.ObjectKind.INDEX_PIECE;
import static io.firn.core.format.ObjectKind.KEY_SLOT;
import static io.firn.core.format.ObjectKind.LOG_RECORD;
import static io.firn.core.format.ObjectKind.SEGMENT;
import static io.firn.core.format.ObjectKind.SNAPSHOT;

import io.firn.api.storage.ObjectName;
import io.firn.core.crypto.RandomId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The names of all objects, both ways. A name that only looks like one of ours (another number of
 * digits, capitals, a segment in the wrong folder) is nobody's: readers pass over it, and nothing
 * ever deletes it.
 */
public final class ObjectNames {

  public static final ObjectName HEADER = ObjectName.of(ObjectKind.HEADER.prefix());

  private static final int SEQUENCE_DIGITS = 16;

  private ObjectNames() {}

  public static ObjectName keySlot(RandomId id) {
    return ObjectName.of(KEY_SLOT.prefix() + id);
  }

  public static ObjectName indexPiece(RandomId id) {
    return ObjectName.of(INDEX_PIECE.prefix() + id);
  }

  public static ObjectName snapshot(RandomId id) {
    return ObjectName.of(SNAPSHOT.prefix() + id);
  }

  /** The log record of this number, from 0. */
  public static ObjectName logRecord(long sequence) {
    return ObjectName.of(LOG_RECORD.prefix() + HexFormat.of().toHexDigits(sequence));
  }

  /** What the object is; empty for names that are none of ours. */
  public static Optional<ObjectKind> kind(ObjectName name) {
    for (ObjectKind kind : ObjectKind.values()) {
      if (name.value().startsWith(kind.prefix())) {
        return isWellFormed(kind, name) ? Optional.of(kind) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The random id in the name of a key slot, index piece or snapshot. */
  public static Optional<RandomId> randomId(ObjectKind kind, ObjectName name) {
    return name.value().startsWith(kind.prefix())
        ? RandomId.parse(name.value().substring(kind.prefix().length()))
        : Optional.empty();
  }

  /** The id in the name of a segment. */
  public static Optional<SegmentId> segmentId(ObjectName name) {
    String value = name.value();
    String hex = value.substring(value.lastIndexOf('/') + 1);
    if (hex.length() != 2 * SegmentId.BYTES || !isLowerHex(hex)) {
      return Optional.empty();
    }
    SegmentId id = SegmentId.parse(hex);
    return id.objectName().equals(name) ? Optional.of(id) : Optional.empty();
  }

  /** The number in the name of a log record. */
  public static OptionalLong sequence(ObjectName name) {
    String value = name.value();
    if (!value.startsWith(LOG_RECORD.prefix())) {
      return OptionalLong.empty();
    }
    String hex = value.substring(LOG_RECORD.prefix().length());
    // The first digit is below 8, so that numbers of the log are no negative longs.
    boolean good = hex.length() == SEQUENCE_DIGITS && isLowerHex(hex) && hex.charAt(0) < '8';
    return good ? OptionalLong.of(HexFormat.fromHexDigitsToLong(hex)) : OptionalLong.empty();
  }

  private static boolean isWellFormed(ObjectKind kind, ObjectName name) {
    return switch (kind) {
      case HEADER -> name.equals(HEADER);
      case KEY_SLOT, INDEX_PIECE, SNAPSHOT -> randomId(kind, name).isPresent();
      case SEGMENT -> segmentId(name).isPresent();
      case LOG_RECORD -> sequence(name).isPresent();
    };
  }

  private static boolean isLowerHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
