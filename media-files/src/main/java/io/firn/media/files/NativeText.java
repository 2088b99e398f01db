package io.firn.media.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * Text of the command line as the bytes it was. Java decoded them by the locale's encoding, so that
 * encoding gives them back; what was not legal in it is lost, and such names can be given by {@code
 * --files-from0}.
 */
final class NativeText {

  private static final Charset CHARSET =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private NativeText() {}

  static byte[] bytes(String text) {
    return text.getBytes(CHARSET);
  }

  /** The bytes of an absolute path without loss: its URI escapes each that is not ASCII. */
  static byte[] bytes(Path absolute) {
    String escaped = absolute.toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
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
}
