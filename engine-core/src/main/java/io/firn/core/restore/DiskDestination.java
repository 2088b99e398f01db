package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.ForwardingSink;
import io.firn.api.media.MediaException;

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
  public void keep() throws MediaException {
    complete(sink);
  }

  @Override
  public void complete(FileSink open) throws MediaException {
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

  /** The same sink, which its borrower can neither complete nor close. */
  private static final class Borrowed extends ForwardingSink {

    Borrowed(FileSink sink) {
      super(sink);
    }

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }
}
