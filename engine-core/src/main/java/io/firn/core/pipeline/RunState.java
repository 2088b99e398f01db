package io.firn.core.pipeline;

import io.firn.api.storage.StorageException;
import java.io.IOException;

/**
 * The one lock of a pipeline, and its first failure. Everything that threads of the pipeline hand
 * to each other is guarded by this object's monitor: some hundred operations a second, each far
 * below a microsecond, so one lock costs nothing and leaves no order of locks to get wrong.
 */
final class RunState {

  private Throwable failure;

  /** Ends the pipeline: every thread that waits or comes to wait gets this exception. */
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    notifyAll();
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  /** Throws the first failure as what it was, if there was one. */
  synchronized void check() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** Waits for a change; to be called with this locked, in a loop that looks at its condition. */
  @SuppressWarnings("WaitNotInLoop") // The loops are at the callers.
  synchronized void await() throws IOException {
    check();
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted while storing content", e);
    }
    check();
  }

  /** Wakes all that wait; to be called after every change that somebody may wait for. */
  synchronized void changed() {
    notifyAll();
  }
}
