package io.firn.core.probe;

import io.firn.api.storage.StorageException;

/** Told what a probe is doing. Called by the thread that runs it. */
public interface ProbeListener {

  /** The next thing is begun: the name of an obligation, or {@code latency}, {@code throughput}. */
  void begins(String step);

  /** So many objects whose names begin with {@code prefix} could not be removed. */
  void left(int objects, String prefix, StorageException reason);
}
