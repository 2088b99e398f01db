package io.firn.api.media;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;

/** Passes every call on: the base of decorators of sinks, which override what they change. */
public abstract class ForwardingSink implements FileSink {

  /** The sink behind. */
  protected final FileSink delegate;

  /** Stands before {@code delegate}, and closes it when closed. */
  protected ForwardingSink(FileSink delegate) {
    this.delegate = requireNonNull(delegate, "delegate");
  }

  @Override
  public long length() throws MediaException {
    return delegate.length();
  }

  @Override
  public int readAt(ByteBuffer target, long position) throws MediaException {
    return delegate.readAt(target, position);
  }

  @Override
  public void writeAt(ByteBuffer source, long position) throws MediaException {
    delegate.writeAt(source, position);
  }

  @Override
  public void holeAt(long position, long length) throws MediaException {
    delegate.holeAt(position, length);
  }

  @Override
  public void truncate(long length) throws MediaException {
    delegate.truncate(length);
  }

  @Override
  public boolean isLeftover() {
    return delegate.isLeftover();
  }

  @Override
  public void finish(FileAttributes attributes) throws MediaException {
    delegate.finish(attributes);
  }

  @Override
  public void complete() throws MediaException {
    delegate.complete();
  }

  @Override
  public void close() throws MediaException {
    delegate.close();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + delegate + ")";
  }
}
