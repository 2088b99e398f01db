package io.firn.example.urls;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Collects a stream in a temporary file and sends it when it is complete. */
final class PutSink implements FileSink {

  private static final int ZEROS = 64 << 10;

  private final HttpUrl url;
  private final Web web;
  private final boolean dryRun;
  private final Path file;
  private final FileChannel channel;

  PutSink(HttpUrl url, Web web, boolean dryRun) throws MediaException {
    this.url = url;
    this.web = web;
    this.dryRun = dryRun;
    try {
      this.file = Files.createTempFile("firn-urls-", ".part");
      this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What the server has already is not looked at: all of it is sent anew. */
  @Override
  public long length() throws MediaException {
    try {
      return channel.size();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int readAt(ByteBuffer target, long position) throws MediaException {
    try {
      int total = 0;
      int count = 0;
      while (target.hasRemaining() && count >= 0) {
        count = channel.read(target, position + total);
        total += Math.max(count, 0);
      }
      return total;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void writeAt(ByteBuffer source, long position) throws MediaException {
    try {
      long at = position;
      while (source.hasRemaining()) {
        at += channel.write(source, at);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Zeros where something may stand already; beyond the end nothing has to be written. */
  @Override
  public void holeAt(long position, long length) throws MediaException {
    long end = position + length;
    long there = Math.min(end, length());
    for (long at = position; at < there; at += ZEROS) {
      writeAt(ByteBuffer.allocate((int) Math.min(ZEROS, there - at)), at);
    }
    if (length() < end) {
      truncate(end);
    }
  }

  @Override
  public void truncate(long length) throws MediaException {
    try {
      if (channel.size() < length) {
        channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
      } else {
        channel.truncate(length);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void complete() throws MediaException {
    if (!dryRun) {
      web.put(url, file);
    }
  }

  @Override
  public void close() throws MediaException {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private MediaException failed(IOException e) {
    return e instanceof ClosedByInterruptException
        ? new MediaException.Interrupted(url + ": interrupted", e)
        : new MediaException.Failed(url + ": cannot be collected: " + e.getMessage(), e);
  }
}
