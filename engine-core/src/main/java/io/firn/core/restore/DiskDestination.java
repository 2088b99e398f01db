package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;

/**
 * A disk or other run of bytes, open from the start to the end of its restore. Its target gives it
 * its name when it is complete, bad spots or not: those are reported.
 */
record DiskDestination(String name, FileSink sink, long length, boolean verified, Counters counters)
    implements Destination {

  @Override
  public boolean isWorthInParts() {
    return true;
  }

  @Override
  public FileSink open() {
    return new Borrowed(sink);
  }

  @Override
  public void setAside() {}

  @Override
  public void replace() {}

  @Override
  public boolean isInPlace() {
    return false;
  }

  @Override
  public void finished() throws MediaException {
    failed();
    counters.file(length);
    if (verified) {
      counters.verified.increment();
    }
  }

  @Override
  public void failed() throws MediaException {
    try (sink) {
      sink.complete();
    }
  }

  /** The same sink, which its borrower cannot close. */
  private record Borrowed(FileSink sink) implements FileSink {

    @Override
    public long length() throws MediaException {
      return sink.length();
    }

    @Override
    public int readAt(ByteBuffer target, long position) throws MediaException {
      return sink.readAt(target, position);
    }

    @Override
    public void writeAt(ByteBuffer source, long position) throws MediaException {
      sink.writeAt(source, position);
    }

    @Override
    public void holeAt(long position, long length) throws MediaException {
      sink.holeAt(position, length);
    }

    @Override
    public void truncate(long length) throws MediaException {
      sink.truncate(length);
    }

    @Override
    public void close() {}
  }
}
