package io.firn.storage.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes the entries of a folder survive a power failure. Thread-safe.
 *
 * <p>Once for each new object, not gathered for several: uploads spread over 256 folders, so two
 * rarely share one, and the kernel already joins commits that wait at the same time.
 *
 * <p>Some network and user-space file systems cannot sync a folder at all. A first failure says
 * that, and it is left out from then on; a failure after a success is a failing disk.
 */
final class FolderSync {

  private enum Support {
    UNKNOWN,
    WORKS,
    MISSING
  }

  private volatile Support support = Support.UNKNOWN;

  /**
   * Syncs the folder. Not interruptible: it comes after the object became visible, and then the put
   * has to be told as what it is, done. An interrupt that arrives is kept for the caller.
   */
  void sync(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (support != Support.MISSING && !trySync(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean trySync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      support = Support.WORKS;
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (IOException e) {
      if (support == Support.WORKS) {
        throw e;
      }
      support = Support.MISSING;
    }
    return true;
  }
}
