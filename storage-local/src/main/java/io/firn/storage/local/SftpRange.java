package io.firn.storage.local;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A part of a file on a server. Has a connection to itself until it is closed. For one thread. */
final class SftpRange implements ReadableByteChannel {

  private static final int PIECE = 32 << 10;

  /** Reads of 32 KiB asked for ahead; what is not wanted in the end has travelled in vain. */
  private static final int MAX_AHEAD = 64;

  private final SftpPool pool;
  private final SftpErrors errors;
  private final SftpConnection connection;
  private final ObjectName name;
  private final InputStream stream;
  private final byte[] piece = new byte[PIECE];
  private long rest;
  private boolean broken;
  private boolean closed;

  private SftpRange(
      SftpPool pool,
      SftpErrors errors,
      SftpConnection connection,
      ObjectName name,
      InputStream stream,
      long length) {
    this.pool = pool;
    this.errors = errors;
    this.connection = connection;
    this.name = name;
    this.stream = stream;
    this.rest = length;
  }

  /** Takes over the loan of the connection, also when it fails. */
  static SftpRange open(
      SftpPool pool,
      SftpErrors errors,
      SftpConnection connection,
      ObjectName name,
      String path,
      long offset,
      long length)
      throws StorageException {
    boolean opened = false;
    boolean reusable = false;
    try {
      long pieces = Math.ceilDiv(length, PIECE);
      connection.channel().setBulkRequests(Math.clamp(pieces, 1, MAX_AHEAD));
      InputStream stream = connection.channel().get(path, null, offset);
      opened = true;
      return new SftpRange(pool, errors, connection, name, stream, length);
    } catch (SftpException e) {
      reusable = SftpErrors.isAnswer(e);
      throw errors.typed(e, name.value());
    } catch (JSchException e) {
      throw errors.typed(e, name.value());
    } finally {
      if (!opened) {
        pool.giveBack(connection, reusable);
      }
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (rest == 0) {
      return -1;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted while reading " + name, null);
    }
    int wanted = (int) Math.min(Math.min(target.remaining(), PIECE), rest);
    int count;
    try {
      count = stream.read(piece, 0, wanted);
    } catch (IOException e) {
      broken = true;
      throw errors.typed(e, name.value());
    }
    if (count < 0) {
      throw new StorageException.Transient(name + " ends " + rest + " bytes early", null);
    }
    target.put(piece, 0, count);
    rest -= count;
    return count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!broken) {
        stream.close();
      }
    } catch (IOException e) {
      // The connection is of no use any more; what was read is.
      broken = true;
    }
    pool.giveBack(connection, !broken);
  }
}
