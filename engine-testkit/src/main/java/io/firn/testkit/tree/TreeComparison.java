package io.firn.testkit.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two trees: names, kinds, contents, link targets, which files are links to one another,
 * modes, owners, device numbers, times of modification, extended attributes of users. Sockets are
 * passed over. The two roots themselves are not compared.
 */
public final class TreeComparison {

  private static final int KIND = 0170000;
  private static final int SYMLINK = 0120000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int SOCKET = 0140000;
  private static final String[] SAME = {"mode", "uid", "gid", "rdev", "lastModifiedTime"};

  private final List<String> differences = new ArrayList<>();
  private final Map<Object, String> expectedLinks = new HashMap<>();
  private final Map<Object, String> actualLinks = new HashMap<>();

  private TreeComparison() {}

  /**
   * Fails when they differ, naming the first differences.
   *
   * @param hint what helps to repeat it, for example the seed
   */
  public static void assertSame(Path expected, Path actual, String hint) throws IOException {
    assertThat(differences(expected, actual)).as(hint).isEmpty();
  }

  /** One line for each difference; empty when there is none. */
  public static List<String> differences(Path expected, Path actual) throws IOException {
    TreeComparison comparison = new TreeComparison();
    comparison.directories("", expected, actual);
    return comparison.differences;
  }

  private void directories(String path, Path expected, Path actual) throws IOException {
    SortedMap<byte[], Path> left = TreeListing.of(expected);
    SortedMap<byte[], Path> right = TreeListing.of(actual);
    SortedSet<byte[]> names = new TreeSet<>(Arrays::compareUnsigned);
    names.addAll(left.keySet());
    names.addAll(right.keySet());
    for (byte[] name : names) {
      String here = path + "/" + new String(name, UTF_8);
      if (right.get(name) == null) {
        if (!isSocket(left.get(name))) {
          differences.add(here + ": missing");
        }
      } else if (left.get(name) == null) {
        differences.add(here + ": should not be there");
      } else {
        entries(here, left.get(name), right.get(name));
      }
    }
  }

  private static Map<String, Object> attributes(Path entry) throws IOException {
    return Files.readAttributes(entry, "unix:*", LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isSocket(Path entry) throws IOException {
    return kind(attributes(entry)) == SOCKET;
  }

  private static int kind(Map<String, Object> attributes) {
    return (int) attributes.get("mode") & KIND;
  }

  private void entries(String path, Path expected, Path actual) throws IOException {
    Map<String, Object> left = attributes(expected);
    Map<String, Object> right = attributes(actual);
    for (String name : SAME) {
      compare(path, name, left.get(name), right.get(name));
    }
    int kind = kind(left);
    if (kind != kind(right)) {
      return;
    }
    switch (kind) {
      case SYMLINK ->
          compare(path, "target", Files.readSymbolicLink(expected), Files.readSymbolicLink(actual));
      case DIRECTORY -> {
        extended(path, expected, actual);
        directories(path, expected, actual);
      }
      case REGULAR -> {
        extended(path, expected, actual);
        compare(path, "size", left.get("size"), right.get("size"));
        compare(path, "first different byte", -1L, Files.mismatch(expected, actual));
      }
      default -> {}
    }
    if (kind != DIRECTORY) {
      compare(path, "links", left.get("nlink"), right.get("nlink"));
      compare(
          path,
          "linked to",
          expectedLinks.computeIfAbsent(left.get("fileKey"), key -> path),
          actualLinks.computeIfAbsent(right.get("fileKey"), key -> path));
    }
  }

  private void extended(String path, Path expected, Path actual) throws IOException {
    compare(path, "extended attributes", extended(expected), extended(actual));
  }

  private static Map<String, ByteBuffer> extended(Path entry) throws IOException {
    Map<String, ByteBuffer> found = new TreeMap<>();
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(entry, UserDefinedFileAttributeView.class);
    if (view != null && Files.getFileStore(entry).supportsFileAttributeView("user")) {
      for (String name : view.list()) {
        ByteBuffer value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        found.put(name, value.flip());
      }
    }
    return found;
  }

  private void compare(String path, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      differences.add(path + ": " + what + " is " + actual + ", not " + expected);
    }
  }
}
