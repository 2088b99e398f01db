package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** The bytes of a range, all of them or an error. For one thread. */
final class ObjectBody implements ReadableByteChannel {

  private final ObjectName name;
  private final ReadableByteChannel body;
  private long rest;

  /**
   * A body.
   *
   * @param body closed with this
   * @param length bytes that it must have; what follows is not read
   */
  ObjectBody(ObjectName name, ReadableByteChannel body, long length) {
    this.name = name;
    this.body = body;
    this.rest = length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!body.isOpen()) {
      throw new ClosedChannelException();
    }
    if (rest == 0) {
      return -1;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted while reading " + name, null);
    }
    int count = readUpTo(target, (int) Math.min(rest, target.remaining()));
    if (count < 0) {
      throw new StorageException.Transient(name + " ends " + rest + " bytes early", null);
    }
    rest -= count;
    return count;
  }

  private int readUpTo(ByteBuffer target, int wanted) throws StorageException {
    int limit = target.limit();
    target.limit(target.position() + wanted);
    try {
      return body.read(target);
    } catch (ClosedByInterruptException e) {
      throw new StorageException.Interrupted("interrupted while reading " + name, e);
    } catch (IOException e) {
      throw new StorageException.Transient(name + ": " + e.getMessage(), e);
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean isOpen() {
    return body.isOpen();
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
