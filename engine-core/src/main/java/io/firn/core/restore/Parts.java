package io.firn.core.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firn.api.media.TreePath;
import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.Digests;
import io.firn.core.stream.StreamRoot;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The names that files have until they are finished: {@code .NAME.firn-} and 16 hexadecimal digits,
 * in the directory of the file. The digits depend on the tree and the path, so that a restore that
 * was killed is gone on with; and as the tree is named by a hash of what is in it, no tree can hold
 * a name that its own restore needs.
 */
final class Parts {

  /** Of the name; the whole then fits where names are no longer than 143 bytes (eCryptfs). */
  private static final int MOST_OF_NAME = 100;

  private static final byte[] MARK = ".firn-".getBytes(US_ASCII);
  private static final int DIGITS = 16;

  private final byte[] tree;

  Parts(StreamRoot tree) {
    this.tree = tree.id().map(ChunkId::bytes).orElseGet(() -> new byte[0]);
  }

  /** The name of this entry's file until it is finished. */
  TreePath of(Place place) {
    MessageDigest digest = Digests.sha256();
    digest.update(tree);
    byte[] hash = digest.digest(place.source().bytes());
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    name.writeBytes(prefix(place.path()));
    name.writeBytes(HexFormat.of().formatHex(hash, 0, DIGITS / 2).getBytes(US_ASCII));
    TreePath directory = place.path().parent();
    return directory == null
        ? TreePath.of(name.toByteArray())
        : directory.resolve(name.toByteArray());
  }

  private static byte[] prefix(TreePath path) {
    byte[] name = path.name();
    ByteArrayOutputStream prefix = new ByteArrayOutputStream();
    prefix.write('.');
    prefix.write(name, 0, Math.min(name.length, MOST_OF_NAME));
    prefix.writeBytes(MARK);
    return prefix.toByteArray();
  }

  /** Tells whether a name has the form of a part of any file. */
  static boolean isPart(byte[] name) {
    int mark = name.length - DIGITS - MARK.length;
    if (mark < 2 || name[0] != '.') {
      return false;
    }
    for (int i = name.length - DIGITS; i < name.length; i++) {
      if (!HexFormat.isHexDigit(name[i])) {
        return false;
      }
    }
    return Arrays.equals(name, mark, mark + MARK.length, MARK, 0, MARK.length);
  }

  /** Tells whether the part, of whatever restore, is one of the file at this path. */
  static boolean isPartOf(TreePath part, TreePath path) {
    byte[] prefix = prefix(path);
    byte[] name = part.name();
    TreePath directory = path.parent();
    boolean beside = directory == null ? part.parent() == null : directory.equals(part.parent());
    return beside
        && name.length == prefix.length + DIGITS
        && Arrays.equals(name, 0, prefix.length, prefix, 0, prefix.length);
  }
}
