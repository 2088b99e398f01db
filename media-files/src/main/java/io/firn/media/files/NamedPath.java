package io.firn.media.files;

import io.firn.api.media.TreePath;
import io.firn.media.files.plain.PathBytes;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A path that the user named, made absolute against the working directory. Only by its text: {@code
 * a/../b} is {@code b} even if {@code a} is a symbolic link, as shells and peers do it.
 *
 * @param bytes absolute, without empty, {@code .} and {@code ..} components
 */
record NamedPath(byte[] bytes) {

  static NamedPath of(byte[] given) {
    Deque<byte[]> components = new ArrayDeque<>();
    if (given.length == 0 || given[0] != '/') {
      addAll(components, PathBytes.of(Path.of("").toAbsolutePath()));
    }
    addAll(components, given);
    ByteArrayOutputStream absolute = new ByteArrayOutputStream();
    for (byte[] component : components) {
      absolute.write('/');
      absolute.writeBytes(component);
    }
    return new NamedPath(components.isEmpty() ? new byte[] {'/'} : absolute.toByteArray());
  }

  private static void addAll(Deque<byte[]> components, byte[] path) {
    int start = 0;
    for (int i = 0; i <= path.length; i++) {
      if (i == path.length || path[i] == '/') {
        add(components, Arrays.copyOfRange(path, start, i));
        start = i + 1;
      }
    }
  }

  private static void add(Deque<byte[]> components, byte[] component) {
    boolean dots = component.length == 2 && component[0] == '.' && component[1] == '.';
    if (dots) {
      components.pollLast();
    } else if (component.length > 0 && !(component.length == 1 && component[0] == '.')) {
      components.addLast(component);
    }
  }

  /** The last component; empty for {@code /}. */
  String fileName() {
    return isRoot() ? "" : printable(tree().name());
  }

  private boolean isRoot() {
    return bytes.length == 1;
  }

  private TreePath tree() {
    return TreePath.of(Arrays.copyOfRange(bytes, 1, bytes.length));
  }

  private static String printable(byte[] name) {
    return TreePath.of(name).toString();
  }

  /** Printable, one line. */
  @Override
  public String toString() {
    return isRoot() ? "/" : "/" + tree();
  }
}
