package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firn.api.media.FileType;
import io.firn.api.media.ForwardingSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A disk or document below the target: {@code .NAME.firn-part} until it is complete. One that
 * exists is compared where it stands, and set aside under that name before the first byte of it
 * changes. Safe for many threads.
 */
final class NamedSink extends ForwardingSink {

  private static final byte[] SUFFIX = ".firn-part".getBytes(US_ASCII);

  /** Of the name; with dot and suffix it fits where names are no longer than 143 bytes. */
  private static final int MOST_OF_NAME = 100;

  private final TreeTarget tree;
  private final TreePath path;
  private final TreePath part;
  private final boolean leftover;

  /** Whether it stands under its own name. */
  private volatile boolean inPlace;

  NamedSink(TreeTarget tree, TreePath path) throws MediaException {
    TreePath aside = part(path.name());
    boolean there = isFile(tree, path);
    boolean unfinished = !there && isFile(tree, aside);
    super(tree.file(there ? path : aside));
    this.tree = tree;
    this.path = path;
    this.part = aside;
    this.inPlace = there;
    this.leftover = unfinished;
  }

  private static boolean isFile(TreeTarget tree, TreePath at) throws MediaException {
    return tree.existing(at).filter(there -> there.type() == FileType.FILE).isPresent();
  }

  private static TreePath part(byte[] name) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.write('.');
    part.writeBytes(Arrays.copyOf(name, Math.min(name.length, MOST_OF_NAME)));
    part.writeBytes(SUFFIX);
    return TreePath.of(part.toByteArray());
  }

  private void setAside() throws MediaException {
    if (inPlace) {
      synchronized (this) {
        if (inPlace) {
          tree.rename(path, part);
          inPlace = false;
        }
      }
    }
  }

  @Override
  public boolean isLeftover() {
    return leftover;
  }

  @Override
  public void writeAt(ByteBuffer source, long position) throws MediaException {
    setAside();
    super.writeAt(source, position);
  }

  @Override
  public void holeAt(long position, long length) throws MediaException {
    setAside();
    super.holeAt(position, length);
  }

  @Override
  public void truncate(long length) throws MediaException {
    if (length != length()) {
      setAside();
      super.truncate(length);
    }
  }

  @Override
  public synchronized void complete() throws MediaException {
    if (!inPlace) {
      tree.rename(part, path);
      inPlace = true;
    }
  }
}
