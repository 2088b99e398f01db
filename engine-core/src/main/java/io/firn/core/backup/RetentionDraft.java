package io.firn.core.backup;

import io.firn.core.cache.PrivateFiles;
import io.firn.core.crypto.HmacSha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The next version of a {@link RetentionTable}. No failure is told: what cannot be written is not
 * known to the next backup. For one thread.
 */
final class RetentionDraft implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionDraft.class);

  private final Path file;
  private final Path unfinished;
  private final HmacSha256 mac;
  private final ByteBuffer records = ByteBuffer.allocate(RetentionTable.BUFFER);

  /** Null when there is nothing to write to, or no more. */
  private FileChannel channel;

  /**
   * Begins one.
   *
   * @param file that it will replace
   * @param key of local copies
   */
  RetentionDraft(Path file, byte[] key) {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    this.mac = new HmacSha256(key);
    try {
      PrivateFiles.createFolder(file.getParent());
      channel = PrivateFiles.create(unfinished);
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Notes until when the object is kept, cut to the minute; in ascending order. */
  void add(RetainedObject object, Instant until) {
    if (!records.hasRemaining()) {
      flush();
    }
    object.write(records);
    records.putInt((int) (until.getEpochSecond() / 60));
  }

  private void flush() {
    records.flip();
    mac.update(records);
    write(records);
    records.clear();
  }

  private void write(ByteBuffer bytes) {
    try {
      while (channel != null && bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Puts it in the place of the version before. */
  void finish() {
    flush();
    byte[] end = new byte[HmacSha256.BYTES];
    mac.finish(end);
    write(ByteBuffer.wrap(end));
    if (channel != null) {
      try {
        channel.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        channel = null;
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  private void giveUp(IOException e) {
    LOG.debug("cannot write {}: {}", file, e.toString());
    close();
    channel = null;
  }

  /** Leaves the version before when this one was not finished. */
  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
      channel = null;
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      LOG.debug("cannot delete {}: {}", unfinished, e.toString());
    }
  }
}
