package io.firn.testkit.tree;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Paths with names of arbitrary bytes: a {@code file:} URI escapes each byte, and a {@link Path}
 * made of one keeps them, whatever the locale's encoding is.
 */
public final class ByteNames {

  private ByteNames() {}

  /** The entry of a directory with this name. */
  public static Path resolve(Path directory, byte[] name) {
    String base = directory.toAbsolutePath().toUri().getRawPath();
    StringBuilder uri = new StringBuilder("file://").append(base);
    if (!base.endsWith("/")) {
      uri.append('/');
    }
    for (byte b : name) {
      uri.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The bytes of the last component. */
  public static byte[] nameOf(Path path) {
    String escaped = path.toAbsolutePath().toUri().getRawPath();
    int end = escaped.endsWith("/") ? escaped.length() - 1 : escaped.length();
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (int i = escaped.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        name.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        name.write(c);
      }
    }
    return name.toByteArray();
  }
}
