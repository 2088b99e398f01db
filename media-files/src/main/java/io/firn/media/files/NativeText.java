package io.firn.media.files;

import java.nio.charset.Charset;

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
}
