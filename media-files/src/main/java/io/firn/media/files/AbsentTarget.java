package io.firn.media.files;

import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a dry run sees where the target directory does not exist: nothing stands there, and nothing
 * is made. A write is a fault of the caller, and refused.
 *
 * @param name of the directory, for messages
 */
record AbsentTarget(String name) implements RestoreTarget, TreeTarget {

  @Override
  public TreeTarget tree(String stream) {
    return this;
  }

  @Override
  public Optional<FileAttributes> existing(TreePath path) {
    return Optional.empty();
  }

  @Override
  public List<byte[]> children(TreePath directory) {
    return List.of();
  }

  @Override
  public List<byte[]> rootChildren() {
    return List.of();
  }

  @Override
  public FileSink block(String stream, OptionalLong length) throws MediaException {
    throw refused();
  }

  @Override
  public void document(Document document) {
    // Nothing is made of it.
  }

  @Override
  public void directory(TreePath path) throws MediaException {
    throw refused();
  }

  @Override
  public FileSink file(TreePath path) throws MediaException {
    throw refused();
  }

  @Override
  public void special(FileAttributes attributes) throws MediaException {
    throw refused();
  }

  @Override
  public void hardLink(TreePath path, TreePath existing) throws MediaException {
    throw refused();
  }

  @Override
  public void finish(FileAttributes attributes) throws MediaException {
    throw refused();
  }

  @Override
  public void rename(TreePath from, TreePath to) throws MediaException {
    throw refused();
  }

  @Override
  public void delete(TreePath path) throws MediaException {
    throw refused();
  }

  @Override
  public void close() {
    // Nothing was opened.
  }

  private MediaException refused() {
    return new MediaException.Denied(name + " is not written to in a dry run", null);
  }
}
