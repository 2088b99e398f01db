package io.firn.core.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.TreePath;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name as a user gives it. An argument is text and a name is bytes, so listings show what is no
 * text, and what a terminal cannot show, as {@code \xff}, {@code \u202e} or {@code \U0001d173}; and
 * what is shown can be given. It is taken as it stands first: a name may hold what looks like an
 * escape, as {@code dev-sda\x2d1.mount} does. Immutable.
 */
public final class TypedPath {

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8}))");

  private final List<byte[]> readings;

  private TypedPath(List<byte[]> readings) {
    this.readings = readings;
  }

  /**
   * A name in each way it can be meant.
   *
   * @param text with or without slashes at its ends, which are no difference
   */
  public static TypedPath of(String text) {
    String name = text.replaceAll("^/+|/+$", "");
    byte[] literal = name.getBytes(UTF_8);
    byte[] escaped = withoutEscapes(name);
    return new TypedPath(
        Arrays.equals(literal, escaped) ? List.of(literal) : List.of(literal, escaped));
  }

  private static byte[] withoutEscapes(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher escape = ESCAPE.matcher(name);
    int end = 0;
    while (escape.find()) {
      bytes.writeBytes(name.substring(end, escape.start()).getBytes(UTF_8));
      bytes.writeBytes(meant(escape));
      end = escape.end();
    }
    bytes.writeBytes(name.substring(end).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] meant(Matcher escape) {
    if (escape.group(1) != null) {
      return new byte[] {(byte) Integer.parseInt(escape.group(1), 16)};
    }
    String digits = escape.group(2) == null ? escape.group(3) : escape.group(2);
    int character = Integer.parseUnsignedInt(digits, 16);
    String text =
        Character.isValidCodePoint(character) ? Character.toString(character) : escape.group();
    return text.getBytes(UTF_8);
  }

  /** Tells whether it names the root, below which everything is. */
  public boolean isRoot() {
    return readings.getFirst().length == 0;
  }

  /** What it may mean in a tree, the likelier first; empty when no tree can have it. */
  public List<TreePath> inTree() {
    return readings.stream().flatMap(TypedPath::path).toList();
  }

  /** Nothing for the root, and for what has a '..': the other reading may still be a path. */
  private static Stream<TreePath> path(byte[] reading) {
    try {
      return Stream.of(TreePath.of(reading));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** Tells whether it may mean the disk or document of this name. */
  public boolean means(String name) {
    byte[] wanted = name.replaceAll("^/+|/+$", "").getBytes(UTF_8);
    return readings.stream().anyMatch(reading -> Arrays.equals(reading, wanted));
  }
}
