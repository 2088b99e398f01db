package io.firn.core.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A password as the bytes that the KDF takes: Unicode NFC in UTF-8, so that the same letters typed
 * on another system give the same key.
 */
public final class Password implements AutoCloseable {

  private final byte[] bytes;

  private Password(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the characters and overwrites the array. */
  public static Password of(char[] characters) {
    CharBuffer text = CharBuffer.wrap(characters);
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      // Rare, and the only way to normalize makes a String that cannot be overwritten.
      text = CharBuffer.wrap(Normalizer.normalize(text, Normalizer.Form.NFC));
    }
    // At most three bytes a char; room for all, so that no copy is made that stays behind.
    byte[] room = new byte[3 * text.remaining()];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(text, encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    Arrays.fill(characters, '\0');
    return new Password(bytes);
  }

  /** The bytes themselves, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "Password";
  }
}
