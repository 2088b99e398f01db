package io.firn.core.backup;

import io.firn.core.crypto.HmacSha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when the objects of one series of backups are kept, as this machine last heard: a file of
 * the last snapshot's objects in order, 21 bytes each. It is read beside the objects of the next
 * snapshot, which are in the same order. Holds a buffer, whatever the number of objects. For one
 * thread.
 *
 * <p>The file ends with its HMAC, and nothing of it is used when that is wrong. What cannot be read
 * is not known, which costs a request, and no failure is told.
 */
final class RetentionTable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionTable.class);

  /** The object, and the minutes since 1970. */
  static final int RECORD = RetainedObject.BYTES + Integer.BYTES;

  /** Some 64 KiB. */
  static final int BUFFER = 3072 * RECORD;

  private final Path file;
  private final ByteBuffer records = ByteBuffer.allocate(BUFFER).limit(0);
  private FileChannel channel;

  /** Bytes of records that are left to be read. */
  private long left;

  private RetainedObject next;
  private Instant until;

  private RetentionTable(Path file) {
    this.file = file;
  }

  /**
   * Opens the table; one that is not there, or is damaged, is empty.
   *
   * @param key of local copies
   */
  static RetentionTable open(Path file, byte[] key) {
    RetentionTable table = new RetentionTable(file);
    try {
      table.start(key);
    } catch (NoSuchFileException e) {
      LOG.debug("{} is not there yet", file);
    } catch (IOException e) {
      table.giveUp(e);
    }
    return table;
  }

  private void start(byte[] key) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    long bytes = channel.size() - HmacSha256.BYTES;
    if (bytes < 0 || bytes % RECORD != 0) {
      throw new EOFException("it is cut off");
    }
    HmacSha256 mac = new HmacSha256(key);
    for (long rest = bytes; rest > 0; rest -= records.limit()) {
      read(rest);
      mac.update(records);
    }
    byte[] expected = new byte[HmacSha256.BYTES];
    mac.finish(expected);
    read(HmacSha256.BYTES);
    byte[] found = new byte[HmacSha256.BYTES];
    records.get(found);
    if (!MessageDigest.isEqual(expected, found)) {
      throw new IOException("it was changed");
    }
    channel.position(0);
    records.limit(0);
    left = bytes;
    advance();
  }

  /** Until when the object is kept at least; to be asked for in ascending order. */
  Optional<Instant> find(RetainedObject object) {
    while (next != null && next.compareTo(object) < 0) {
      advance();
    }
    return next != null && next.equals(object) ? Optional.of(until) : Optional.empty();
  }

  private void advance() {
    try {
      if (!records.hasRemaining()) {
        read(left);
        left -= records.limit();
      }
      next = null;
      if (records.hasRemaining()) {
        next = RetainedObject.read(records);
        until = Instant.EPOCH.plus(Duration.ofMinutes(Integer.toUnsignedLong(records.getInt())));
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Fills the buffer, or as much of it as there is. */
  private void read(long rest) throws IOException {
    records.clear().limit((int) Math.min(records.capacity(), rest));
    while (records.hasRemaining()) {
      if (channel.read(records) < 0) {
        throw new EOFException("it is cut off");
      }
    }
    records.flip();
  }

  private void giveUp(IOException e) {
    LOG.info("{} cannot be used, the storage is asked instead: {}", file, e.getMessage());
    next = null;
  }

  @Override
  public void close() {
    next = null;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("cannot close {}: {}", file, e.toString());
    }
  }
}
