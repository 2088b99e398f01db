package io.firn.media.nova.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run of bytes has to hash to.
 *
 * @param algorithm Java's name for it
 * @param hash in lower case hexadecimal digits
 */
record Checksum(String algorithm, String hash) {

  /** Glance's name for it, and the hash; empty for an algorithm that Java does not have. */
  static Optional<Checksum> of(String word, String hash) {
    return algorithm(word).map(name -> new Checksum(name, hash.toLowerCase(Locale.ROOT)));
  }

  /** Java's name for one of Glance's algorithms, of which any of Python's may be configured. */
  static Optional<String> algorithm(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "md5" -> Optional.of("MD5");
      case "sha1" -> Optional.of("SHA-1");
      case "sha256" -> Optional.of("SHA-256");
      case "sha384" -> Optional.of("SHA-384");
      case "sha512" -> Optional.of("SHA-512");
      case "sha3_256" -> Optional.of("SHA3-256");
      case "sha3_512" -> Optional.of("SHA3-512");
      default -> Optional.empty();
    };
  }

  /** Computes a hash of bytes that come piece by piece. For one thread. */
  static final class Running {

    private final String algorithm;
    private final MessageDigest digest;

    /** With one of {@link Checksum#algorithm}'s. */
    Running(String algorithm) {
      this.algorithm = algorithm;
      try {
        this.digest = MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Java 25 has " + algorithm, e);
      }
    }

    /** Takes the bytes between the buffer's position and its limit, and leaves both as they are. */
    void update(ByteBuffer bytes) {
      digest.update(bytes.duplicate());
    }

    /** The end; begins anew. */
    Checksum checksum() {
      return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hash;
  }
}
