package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.Digests;
import io.firn.core.crypto.RandomId;
import io.firn.core.json.Json;
import io.firn.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The object {@code firn}: what has to be known before any key. It is not sealed, so nothing in it
 * may be trusted that could weaken anything; its hash stands in every key slot's associated data
 * and in every snapshot, so a changed one opens nothing.
 */
public final class PublicHeader {

  /** The greatest object that is read as a header, bytes. */
  public static final int LARGEST = 64 << 10;

  private static final int VERSION = 0;
  private static final String CHUNKER = "fastcdc-2";

  private final byte[] encoded;
  private final RandomId repository;
  private final Instant created;
  private final ChunkingParameters chunking;

  private PublicHeader(
      byte[] encoded, RandomId repository, Instant created, ChunkingParameters chunking) {
    this.encoded = encoded;
    this.repository = repository;
    this.created = created;
    this.chunking = chunking;
  }

  /** The header of a new repository. */
  public static PublicHeader create(
      RandomId repository, Instant created, ChunkingParameters chunking) {
    byte[] encoded =
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeNumberField("firn", VERSION);
              json.writeStringField("repository", repository.toString());
              json.writeStringField("created", created.toString());
              for (Algorithm algorithm : Algorithm.values()) {
                json.writeStringField(algorithm.field, algorithm.only);
              }
              json.writeObjectFieldStart("chunking");
              json.writeStringField("algorithm", CHUNKER);
              json.writeNumberField("minimum", chunking.minimum());
              json.writeNumberField("average", chunking.average());
              json.writeNumberField("maximum", chunking.maximum());
              json.writeNumberField("block", chunking.block());
              json.writeNumberField("whole", chunking.whole());
              json.writeEndObject();
              json.writeEndObject();
            });
    return new PublicHeader(encoded, repository, created, chunking);
  }

  /**
   * Reads a stored header.
   *
   * @throws Unsupported when its version, one of its algorithms or a size is unknown or absurd
   * @throws Damaged when it is no header
   */
  public static PublicHeader parse(byte[] encoded) throws Damaged, Unsupported {
    JsonObject json = Json.parse("the public header 'firn'", encoded, LARGEST);
    long version = json.number("firn", 0, Long.MAX_VALUE);
    if (version != VERSION) {
      throw new Unsupported("the repository has format version " + version + "; update firn");
    }
    for (Algorithm algorithm : Algorithm.values()) {
      accept(algorithm.field, algorithm.only, json.string(algorithm.field));
    }
    RandomId repository =
        RandomId.parse(json.string("repository"))
            .orElseThrow(() -> json.bad("repository", "is no id"));
    return new PublicHeader(
        encoded.clone(), repository, json.instant("created"), chunking(json.object("chunking")));
  }

  private static ChunkingParameters chunking(JsonObject json) throws Damaged, Unsupported {
    accept("chunking", CHUNKER, json.string("algorithm"));
    int most = Integer.MAX_VALUE;
    int minimum = json.number("minimum", 1, most);
    int average = json.number("average", 1, most);
    int maximum = json.number("maximum", 1, most);
    int block = json.number("block", 1, most);
    int whole = json.number("whole", 1, most);
    try {
      return new ChunkingParameters(minimum, average, maximum, block, whole);
    } catch (IllegalArgumentException e) {
      throw new Unsupported("the public header asks for " + e.getMessage());
    }
  }

  private static void accept(String field, String known, String found) throws Unsupported {
    if (!found.equals(known)) {
      throw new Unsupported(
          "the public header names the unknown " + field + " algorithm '" + found + "'");
    }
  }

  /** The bytes as stored; not to be changed. */
  public byte[] encoded() {
    return encoded;
  }

  /** SHA-256 of the bytes as stored, hexadecimal. */
  public String hash() {
    return HexFormat.of().formatHex(hashBytes());
  }

  byte[] hashBytes() {
    return Digests.sha256(ByteBuffer.wrap(encoded));
  }

  public RandomId repository() {
    return repository;
  }

  /** When the repository was made, by the clock of who made it. */
  public Instant created() {
    return created;
  }

  public ChunkingParameters chunking() {
    return chunking;
  }

  /** The algorithms besides the chunker; of each there is one so far. */
  private enum Algorithm {
    ID("id", "hmac-sha-256"),
    SEAL("seal", "aes-256-gcm"),
    COMPRESSION("compression", "zstd");

    private final String field;
    private final String only;

    Algorithm(String field, String only) {
      this.field = field;
      this.only = only;
    }
  }
}
