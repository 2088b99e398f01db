package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Bytes as they were when the format was fixed, as hexadecimal lines in {@code golden/NAME.hex}
 * among the test resources. A test that makes other bytes has changed the format: every repository
 * that exists becomes unreadable by that. If that is meant, the format's version has to change, and
 * the bytes that the failing test leaves in {@code target/golden} become the new vector.
 */
public final class Golden {

  private static final int BYTES_A_LINE = 32;

  private Golden() {}

  /** Fails unless the bytes are those of the vector. */
  public static void assertUnchanged(String name, byte[] actual) throws IOException {
    String hex = lines(actual);
    Path made = Path.of("target", "golden", name + ".hex");
    Files.createDirectories(made.getParent());
    Files.writeString(made, hex);
    assertThat(hex)
        .as("bytes of '%s': see Golden before you change the vector", name)
        .isEqualTo(text(name));
  }

  /** The bytes of the vector. */
  public static byte[] bytes(String name) {
    return HexFormat.of().parseHex(text(name).replace("\n", ""));
  }

  /** The remaining bytes of a buffer, which is left alone. */
  static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static String text(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".hex")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines(byte[] bytes) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < bytes.length; at += BYTES_A_LINE) {
      int end = Math.min(bytes.length, at + BYTES_A_LINE);
      lines.append(HexFormat.of().formatHex(bytes, at, end)).append('\n');
    }
    return lines.toString();
  }
}
