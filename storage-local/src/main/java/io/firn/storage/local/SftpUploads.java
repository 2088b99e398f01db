package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are being written on a server, under random names in a folder of their own. What dead
 * writers left there for an hour is removed by the next one: SFTP has no locks to ask, and a writer
 * that was stopped for so long sends its object again. Thread-safe.
 */
final class SftpUploads {

  private static final Duration STALE = Duration.ofHours(1);

  /**
   * Writes of 32 KiB on their way without an answer: 8 MiB, enough for 60 ms of a gigabit line. On
   * the loopback of two busy cores 128 MiB took 0.8 to 1.9 s with 64 and with 256 of them.
   */
  private static final int BULK_REQUESTS = 256;

  private final SftpRoot root;
  private final String run;
  private final AtomicLong counter = new AtomicLong();
  private final AtomicBoolean swept = new AtomicBoolean();

  SftpUploads(SftpRoot root) {
    this.root = root;
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    this.run = HexFormat.of().formatHex(random);
  }

  /** What is done with a finished upload before its file is removed. */
  @FunctionalInterface
  interface Publisher {
    void publish(String upload) throws SftpException, StorageException;
  }

  void upload(SftpConnection connection, Payload payload, Publisher publisher)
      throws SftpException, StorageException {
    ChannelSftp channel = connection.channel();
    String file = newFile(channel);
    boolean answered = false;
    try {
      send(connection, payload, file);
      SftpATTRS attributes = channel.stat(file);
      if (attributes.getSize() != payload.length()) {
        throw new StorageException.Transient(
            "of %d bytes only %d arrived".formatted(payload.length(), attributes.getSize()), null);
      }
      channel.chmod(root.fileMode(), file);
      if (swept.compareAndSet(false, true)) {
        sweep(channel, modified(attributes));
      }
      publisher.publish(file);
      answered = true;
    } catch (SftpException e) {
      answered = SftpErrors.isAnswer(e);
      throw e;
    } catch (StorageException e) {
      answered = !(e instanceof StorageException.Interrupted);
      throw e;
    } finally {
      if (answered) {
        remove(channel, file);
      }
    }
  }

  private static void send(SftpConnection connection, Payload payload, String file)
      throws SftpException, StorageException {
    PayloadStream stream = new PayloadStream(payload);
    try {
      connection.channel().setBulkRequests(BULK_REQUESTS);
      connection.channel().put(stream, file);
    } catch (SftpException e) {
      stream.rethrowFailure();
      throw e;
    } catch (JSchException e) {
      throw new StorageException.Transient("cannot send: " + e.getMessage(), e);
    }
  }

  /** The time that the server gives to a file written now; whole seconds. */
  Instant now(SftpConnection connection) throws SftpException {
    ChannelSftp channel = connection.channel();
    String file = newFile(channel);
    channel.put(InputStream.nullInputStream(), file);
    try {
      return modified(channel.stat(file));
    } finally {
      channel.rm(file);
    }
  }

  private String newFile(ChannelSftp channel) throws SftpException {
    root.makeFolder(channel, root.uploads());
    return root.uploads() + "/" + run + "-" + counter.incrementAndGet();
  }

  private static void remove(ChannelSftp channel, String file) {
    try {
      channel.rm(file);
    } catch (SftpException gone) {
      // Renamed into its place, or left for the sweep of a later writer.
      return;
    }
  }

  private void sweep(ChannelSftp channel, Instant now) throws SftpException {
    for (ChannelSftp.LsEntry entry : uploads(channel)) {
      boolean ours = entry.getFilename().matches("[0-9a-f]{16}-[0-9]+");
      if (ours && modified(entry.getAttrs()).isBefore(now.minus(STALE))) {
        remove(channel, root.uploads() + "/" + entry.getFilename());
      }
    }
  }

  /** None when an upload that ended meanwhile broke the listing: a later writer sweeps. */
  private List<ChannelSftp.LsEntry> uploads(ChannelSftp channel) throws SftpException {
    try {
      return List.copyOf(channel.ls(root.uploads()));
    } catch (SftpException e) {
      if (SftpErrors.isAnswer(e)) {
        return List.of();
      }
      throw e;
    }
  }

  /** Seconds on the wire are unsigned, good until 2106. */
  static Instant modified(SftpATTRS attributes) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime()));
  }
}
