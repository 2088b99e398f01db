package io.firn.core.pipeline;

import io.firn.core.stream.StreamRoot;
import java.io.IOException;

/** A stream whose chunks are still being named and stored. */
public interface PendingStream {

  /** Waits until all chunks have their ids; they may still be on their way to the storage. */
  StreamRoot await() throws IOException;

  /** Tells whether {@link #await} would return at once. */
  boolean isDone();
}
