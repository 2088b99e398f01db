package io.firn.api.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Path of an entry below the root of a tree: components of arbitrary bytes except {@code /} and
 * NUL, joined by {@code /}, without a leading or trailing one. Names are bytes, not text: what is
 * not UTF-8 survives.
 *
 * <p>Order: component by component, as unsigned bytes, a directory before what is in it. That is
 * the order of a walk that sorts each directory, and the same as comparing the bytes with {@code /}
 * taken as lowest. Immutable; the array given to {@link #of(byte[])} must not be changed
 * afterwards.
 */
public final class TreePath implements Comparable<TreePath> {

  private final byte[] bytes;

  private TreePath(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the bytes without copying.
   *
   * @throws IllegalArgumentException for an empty path, an empty, {@code .} or {@code ..} component
   *     or a NUL: such a path could leave the place it is restored to
   */
  public static TreePath of(byte[] bytes) {
    if (!isSafe(bytes)) {
      throw new IllegalArgumentException("not a tree path: " + printable(bytes));
    }
    return new TreePath(bytes);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static TreePath of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isSafe(byte[] bytes) {
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        int length = i - start;
        boolean dots =
            (length == 1 && bytes[start] == '.')
                || (length == 2 && bytes[start] == '.' && bytes[start + 1] == '.');
        if (length == 0 || dots) {
          return false;
        }
        start = i + 1;
      } else if (bytes[i] == 0) {
        return false;
      }
    }
    return true;
  }

  /** The entry {@code name} in this directory. */
  public TreePath resolve(byte[] name) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + 1 + name.length);
    joined[bytes.length] = '/';
    System.arraycopy(name, 0, joined, bytes.length + 1, name.length);
    return of(joined);
  }

  /** The directory that holds this entry; null for an entry at the root. */
  public TreePath parent() {
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] == '/') {
        return new TreePath(Arrays.copyOf(bytes, i));
      }
    }
    return null;
  }

  /** The last component. */
  public byte[] name() {
    int start = bytes.length;
    while (start > 0 && bytes[start - 1] != '/') {
      start--;
    }
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /** Tells whether this is {@code directory} itself or below it. */
  public boolean startsWith(TreePath directory) {
    int length = directory.bytes.length;
    return bytes.length >= length
        && Arrays.equals(bytes, 0, length, directory.bytes, 0, length)
        && (bytes.length == length || bytes[length] == '/');
  }

  /** The bytes themselves, not a copy: not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int compareTo(TreePath other) {
    int i = Arrays.mismatch(bytes, other.bytes);
    if (i < 0) {
      return 0;
    }
    return Integer.compare(rank(bytes, i), rank(other.bytes, i));
  }

  /** End below slash below everything else. */
  private static int rank(byte[] bytes, int i) {
    if (i >= bytes.length) {
      return -2;
    }
    return bytes[i] == '/' ? -1 : bytes[i] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreePath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** One printable line: control characters and what is not UTF-8 as {@code \xNN}. */
  @Override
  public String toString() {
    return printable(bytes);
  }

  private static String printable(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      if (b < ' ' || b == 0x7f || b == '\\') {
        line.append("\\x%02x".formatted(b & 0xff));
      } else {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\ufffd' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
