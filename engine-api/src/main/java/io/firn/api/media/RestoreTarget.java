package io.firn.api.media;

import java.util.OptionalLong;

/** A place that a snapshot is restored into. Safe for use by many threads. */
public interface RestoreTarget extends AutoCloseable {

  /** Where a tree stream goes. */
  TreeTarget tree(String stream) throws MediaException;

  /**
   * Where a block stream goes. A {@link FileSink} has what a restore that was cut off left of it;
   * the caller completes and closes it. Not called in a dry run.
   */
  BlockTarget block(String stream, OptionalLong length) throws MediaException;

  /**
   * Takes a document of the snapshot. All of them come before the first stream; in a dry run, too,
   * where nothing may be made of them.
   */
  void document(Document document) throws MediaException;

  /**
   * All that was asked for was handed over and nothing of it failed: what is to be made of the
   * whole, a server of its disks, can be made now. Called once, or not at all; in a dry run, too,
   * where nothing may be made. By default there is nothing to do.
   */
  default void complete() throws MediaException {}

  /** Makes everything durable, or takes back what was made for a restore that failed. */
  @Override
  void close() throws MediaException;
}
