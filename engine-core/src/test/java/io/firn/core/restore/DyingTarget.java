package io.firn.core.restore;

import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.ForwardingSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target whose process is killed at one of its changes: that one is not made, or of a write only
 * the first half, and nothing comes after it.
 */
final class DyingTarget implements RestoreTarget, TreeTarget {

  private final MemoryTarget target;
  private final AtomicInteger left;

  /**
   * A target.
   *
   * @param changes that are made before
   */
  DyingTarget(MemoryTarget target, int changes) {
    this.target = target;
    this.left = new AtomicInteger(changes);
  }

  boolean isDead() {
    return left.get() < 0;
  }

  private void change() throws MediaException {
    if (left.decrementAndGet() < 0) {
      throw new MediaException.Interrupted("killed", null);
    }
  }

  @Override
  public TreeTarget tree(String stream) {
    return this;
  }

  @Override
  public FileSink block(String stream, OptionalLong length) {
    return new Sink(target.block(stream, length));
  }

  @Override
  public void document(Document document) throws MediaException {
    change();
    target.document(document);
  }

  @Override
  public Optional<FileAttributes> existing(TreePath path) {
    return target.existing(path);
  }

  @Override
  public List<byte[]> children(TreePath directory) {
    return target.children(directory);
  }

  @Override
  public List<byte[]> rootChildren() {
    return target.rootChildren();
  }

  @Override
  public void directory(TreePath path) throws MediaException {
    change();
    target.directory(path);
  }

  @Override
  public FileSink file(TreePath path) throws MediaException {
    change();
    return new Sink(target.file(path));
  }

  @Override
  public void special(FileAttributes attributes) throws MediaException {
    change();
    target.special(attributes);
  }

  @Override
  public void hardLink(TreePath path, TreePath existing) throws MediaException {
    change();
    target.hardLink(path, existing);
  }

  @Override
  public void finish(FileAttributes attributes) throws MediaException {
    change();
    target.finish(attributes);
  }

  @Override
  public void rename(TreePath from, TreePath to) throws MediaException {
    change();
    target.rename(from, to);
  }

  @Override
  public void delete(TreePath path) throws MediaException {
    change();
    target.delete(path);
  }

  @Override
  public void close() {}

  /** A file of the target. */
  private final class Sink extends ForwardingSink {

    Sink(FileSink sink) {
      super(sink);
    }

    @Override
    public void writeAt(ByteBuffer source, long position) throws MediaException {
      int before = left.decrementAndGet();
      if (before < 0) {
        if (before == -1) {
          delegate.writeAt(source.slice(source.position(), source.remaining() / 2), position);
        }
        throw new MediaException.Interrupted("killed", null);
      }
      delegate.writeAt(source, position);
    }

    @Override
    public void holeAt(long position, long length) throws MediaException {
      change();
      delegate.holeAt(position, length);
    }

    @Override
    public void truncate(long length) throws MediaException {
      change();
      delegate.truncate(length);
    }

    @Override
    public void finish(FileAttributes attributes) throws MediaException {
      change();
      delegate.finish(attributes);
    }
  }
}
