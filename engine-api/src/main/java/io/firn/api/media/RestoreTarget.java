package io.firn.api.media;

import java.util.OptionalLong;

/** A place that a snapshot is restored into. Safe for use by many threads. */
public interface RestoreTarget extends AutoCloseable {

  /** Where a tree stream goes. */
  TreeTarget tree(String stream) throws MediaException;

  /**
   * Where a block stream goes, with what a restore that was cut off left of it. The caller
   * completes and closes it.
   */
  FileSink block(String stream, OptionalLong length) throws MediaException;

  /** Takes a document of the snapshot. */
  void document(Document document) throws MediaException;

  /** Makes everything durable, or takes back what was made for a restore that failed. */
  @Override
  void close() throws MediaException;
}
