package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads streams as an engine does, and holds them to the rules of reading. */
final class Streams {

  /** Odd, so that buffers never fall together with pages. */
  private static final int BUFFER_BYTES = 7001;

  private Streams() {}

  /** What was read: bytes, holes included, and their hash. */
  record Content(long length, String hash) {}

  /** The streams of one kind. */
  static <S extends SourceStream> List<S> of(Class<S> kind, List<Source> sources)
      throws MediaException {
    List<S> streams = new ArrayList<>();
    for (Source source : sources) {
      source.streams().stream().filter(kind::isInstance).map(kind::cast).forEach(streams::add);
    }
    return streams;
  }

  static List<TreeEntry> entries(TreeStream tree) throws MediaException {
    List<TreeEntry> entries = new ArrayList<>();
    try (TreeWalk walk = tree.walk()) {
      for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
        entries.add(entry);
      }
      assertThat(walk.next()).as("after the end").isNull();
    }
    return entries;
  }

  static List<FileAttributes> attributes(TreeStream tree) throws MediaException {
    return entries(tree).stream().map(TreeEntry::attributes).toList();
  }

  /**
   * Reads all and checks every answer.
   *
   * @param skipHoles whether holes are asked for before each read; without, they are asked for only
   *     where a read gives nothing
   */
  static Content read(ContentReader reader, boolean skipHoles) throws MediaException {
    MessageDigest hash = sha256();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    long length = 0;
    boolean ask = skipHoles;
    while (true) {
      long hole = ask ? reader.skipHole() : 0;
      assertThat(hole).as("bytes of a hole").isNotNegative();
      length += hole;
      updateZeros(hash, hole);
      int room = (int) (length % 3) * 1000 + 1;
      buffer.clear().limit(Math.min(room * 3, BUFFER_BYTES));
      int limit = buffer.limit();
      int read = reader.read(buffer);
      assertThat(buffer.limit()).as("the limit stays").isEqualTo(limit);
      if (read < 0) {
        assertThat(reader.read(buffer)).as("read after the end").isEqualTo(-1);
        assertThat(reader.skipHole()).as("hole after the end").isZero();
        return new Content(length, HexFormat.of().formatHex(hash.digest()));
      }
      assertThat(buffer.position()).as("position after a read of %d", read).isEqualTo(read);
      assertThat(read == 0 && ask && hole == 0)
          .as("nothing read although there is neither a hole nor the end at %d", length)
          .isFalse();
      ask = skipHoles || read == 0;
      length += read;
      hash.update(buffer.flip());
    }
  }

  private static void updateZeros(MessageDigest hash, long count) {
    byte[] zeros = new byte[(int) Math.min(count, 1 << 16)];
    for (long left = count; left > 0; left -= zeros.length) {
      hash.update(zeros, 0, (int) Math.min(left, zeros.length));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
