package io.firn.media.nova.temporary;

/**
 * Keeps the process alive until something is done, when it is asked to end (Ctrl-C, SIGTERM)
 * meanwhile. For one thread at a time.
 */
final class ExitHook {

  private final Thread thread;
  private boolean set;

  ExitHook(Runnable action) {
    this.thread = new Thread(action, "firn-removal-at-exit");
  }

  void set() {
    if (set) {
      return;
    }
    try {
      Runtime.getRuntime().addShutdownHook(thread);
      set = true;
    } catch (IllegalStateException e) {
      // The process ends already: what is made now, if anything, is left to the next run.
    }
  }

  /** Not needed any more; does nothing within the hook itself. */
  void unset() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process ends, and the hook has nothing left to do.
    }
  }
}
