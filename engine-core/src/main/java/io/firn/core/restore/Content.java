package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The content of one file or disk that is being made right, piece by piece and by many threads. It
 * is finished, by the thread that settles the last piece, when the planner has let it go, too.
 */
final class Content {

  /** What is done with what stands there. */
  enum Start {
    /** Nothing is there, or nothing of it is of use. */
    FRESH,
    /** Pieces that are right already are kept. */
    COMPARE,
    /** Size and time say that it is right; nothing is read unless a verification was asked for. */
    TRUST
  }

  final Destination destination;
  final Start start;
  final long length;

  private final SinkCache sinks;
  private final Problems problems;

  /** Pieces that are not settled, and one for the planner. */
  private final AtomicInteger pending = new AtomicInteger(1);

  private final AtomicReference<String> failure = new AtomicReference<>();

  /** Whether pieces were found to be right already. Set by workers, read between phases. */
  private volatile boolean keeps;

  /** Whether the rest of it is in the window that is written now. Used between windows. */
  private boolean complete;

  // Guarded by this.
  private FileSink sink;
  private int users;
  private boolean queued;

  Content(Destination destination, Start start, long length, SinkCache sinks, Problems problems) {
    this.destination = destination;
    this.start = start;
    this.length = length;
    this.sinks = sinks;
    this.problems = problems;
  }

  /** Another piece that has to be settled. */
  void expect() {
    pending.incrementAndGet();
  }

  /** No window after the one that is written next has pieces of it. */
  void complete() {
    complete = true;
  }

  /** A piece with data is right already. */
  void keep() {
    keeps = true;
  }

  /** Whether it stands under its own name, where nothing may be changed yet. */
  boolean isInPlace() {
    return destination.isInPlace();
  }

  /**
   * To be called before the first byte of it changes, while no worker uses it. What stands in its
   * place is set aside, to be changed there; or left as it is, if nothing of it can be kept, until
   * the new file is finished.
   */
  void beginWriting() throws MediaException {
    if (isGivenUp() || !destination.isInPlace()) {
      return;
    }
    try {
      if (keeps || !complete) {
        destination.setAside();
      } else {
        close();
        destination.replace();
      }
    } catch (MediaException.Full | MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      fail(e.getMessage());
    }
  }

  /** Something of it cannot be made right; the first reason is reported when all is settled. */
  void fail(String reason) {
    failure.compareAndSet(null, reason);
  }

  /** Tells whether nothing more needs to be written: a file is right or it is not there. */
  boolean isGivenUp() {
    return failure.get() != null && !destination.isWorthInParts();
  }

  /** One piece, or the planner, is done with it. */
  void settle() throws MediaException {
    if (pending.decrementAndGet() == 0) {
      try {
        end();
      } catch (MediaException e) {
        problems.entryFailed(destination.name(), e);
      }
    }
  }

  private void end() throws MediaException {
    if (!isGivenUp() && start != Start.TRUST) {
      try {
        FileSink open = acquire();
        if (open.length() != length) {
          if (destination.isInPlace()) {
            destination.setAside();
          }
          open.truncate(length);
        }
      } catch (MediaException e) {
        fail(e.getMessage());
        if (e instanceof MediaException.Full || e instanceof MediaException.Interrupted) {
          throw e;
        }
      } finally {
        release();
      }
    }
    String reason = failure.get();
    if (reason == null && !destination.isInPlace()) {
      completeOpen();
      return;
    }
    close();
    if (reason == null) {
      destination.keep();
    } else {
      problems.error(destination.name(), reason);
      destination.failed();
    }
  }

  /** It is still open as a rule, which saves looking for it by name. */
  private void completeOpen() throws MediaException {
    try {
      destination.complete(acquire());
    } finally {
      close();
      release();
    }
  }

  /** The open sink, for a short use; to be followed by {@link #release} also when it fails. */
  synchronized FileSink acquire() throws MediaException {
    users++;
    if (sink == null) {
      sink = destination.open();
    }
    return sink;
  }

  void release() {
    synchronized (this) {
      users--;
      if (users > 0 || queued || sink == null) {
        return;
      }
      queued = true;
    }
    sinks.idle(this);
  }

  /** Called by the cache, which was told that it is idle. */
  synchronized void closeIfIdle() {
    queued = false;
    if (users == 0) {
      try {
        close();
      } catch (MediaException e) {
        fail(e.getMessage());
      }
    }
  }

  private synchronized void close() throws MediaException {
    if (sink != null) {
      FileSink open = sink;
      sink = null;
      open.close();
    }
  }
}
