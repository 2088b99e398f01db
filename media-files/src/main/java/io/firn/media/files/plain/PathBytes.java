package io.firn.media.files.plain;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Paths of {@code java.nio} as bytes and back. A {@code file:} URI escapes each byte that is not
 * ASCII, so that nothing is lost whatever the locale's encoding is.
 */
public final class PathBytes {

  private PathBytes() {}

  /** The bytes of an absolute path, without a slash at the end. */
  public static byte[] of(Path absolute) {
    String escaped = absolute.toUri().getRawPath();
    int end =
        escaped.length() > 1 && escaped.endsWith("/") ? escaped.length() - 1 : escaped.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end);
    for (int i = 0; i < end; i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  /** The path with these bytes, which start with a slash. */
  static Path toPath(byte[] absolute) {
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : absolute) {
      if (b == '/') {
        uri.append('/');
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }
}
