package io.firn.core.backup;

import io.firn.core.stream.StreamRoot;
import java.io.IOException;

/** Commits what a long run has so far, from time to time. */
interface Checkpoints {

  boolean isDue();

  /**
   * Commits a snapshot marked partial that holds the tree so far.
   *
   * @param tree root of the records written until now
   */
  void commit(StreamRoot tree) throws IOException;
}
