package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Interrupts threads whose request stands still; the interrupt comes out of the request as an error
 * that may be tried again. Its own thread is started by the first request. Thread-safe.
 *
 * <p>Known weakness: an interrupt by somebody else that arrives at the very moment is taken for
 * this one's and passes with it; the request is then sent again, and who ended the run must end it
 * at its next step. A library that does not answer to interrupts cannot be helped.
 */
final class Watchdog implements AutoCloseable {

  /** A put may say nothing while it sends; a line that is slower than this has stopped. */
  private static final long SLOWEST_BYTES_PER_SECOND = 8 << 10;

  /** How exact the end of the patience is. */
  private static final int LOOKS = 8;

  private final Duration patience;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final Set<Request> requests = ConcurrentHashMap.newKeySet();

  /** Written under the lock of this; null before the first request. */
  private volatile Thread looking;

  /** Guarded by this. */
  private boolean closed;

  /**
   * @param patience how long a request may move no byte
   */
  Watchdog(Duration patience, LongSupplier nanoTime, Sleeper sleeper) {
    this.patience = requireNonNull(patience, "patience");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.sleeper = requireNonNull(sleeper, "sleeper");
  }

  /** What is watched. */
  @FunctionalInterface
  interface Work<T> {
    T send(Request request) throws IOException;
  }

  /** One request under way. */
  final class Request {

    private final Thread thread = Thread.currentThread();

    // All guarded by this.
    private long moved = nanoTime.getAsLong();
    private long allowed;
    private boolean held;
    private boolean done;
    private boolean ended;

    private Request(long silentBytes) {
      this.allowed = patience.plusSeconds(silentBytes / SLOWEST_BYTES_PER_SECOND).toNanos();
    }

    /** We slow it down ourselves until {@link #moved}. */
    synchronized void held() {
      held = true;
    }

    /** Bytes moved: from now on each silence counts by itself. */
    synchronized void moved() {
      held = false;
      moved = nanoTime.getAsLong();
      allowed = patience.toNanos();
    }

    private synchronized void look(long now) {
      if (!done && !ended && !held && now - moved > allowed) {
        ended = true;
        thread.interrupt();
      }
    }

    /** No interrupt comes after this. Tells whether one came. */
    private synchronized boolean done() {
      done = true;
      return ended;
    }
  }

  /**
   * Sends under watch.
   *
   * @param target name for the message
   * @param silentBytes that may be sent before {@link Request#moved} is first called
   * @throws StorageException.Transient when it stood still and was ended
   */
  <T> T watch(StorageVerb verb, Object target, long silentBytes, Work<T> work)
      throws StorageException {
    start();
    Request request = new Request(silentBytes);
    requests.add(request);
    try {
      return work.send(request);
    } catch (IOException e) {
      if (request.done()) {
        throw new StorageException.Transient(
            "%s of %s moved no byte for %d seconds and was ended"
                .formatted(verb.word(), target, patience.toSeconds()),
            e);
      }
      throw e instanceof StorageException typed
          ? typed
          : new StorageException.Transient(
              verb.word() + " of " + target + ": " + e.getMessage(), e);
    } finally {
      requests.remove(request);
      if (request.done()) {
        // The interrupt was for this request, which is over.
        Thread.interrupted();
      }
    }
  }

  /** Ends what stands still. */
  void look() {
    long now = nanoTime.getAsLong();
    requests.forEach(request -> request.look(now));
  }

  private void start() {
    if (looking == null) {
      startLooking();
    }
  }

  private synchronized void startLooking() {
    if (looking == null && !closed) {
      looking = Thread.ofPlatform().daemon().name("firn-watchdog").start(this::lookOnAndOn);
    }
  }

  private void lookOnAndOn() {
    try {
      while (true) {
        sleeper.sleep(patience.dividedBy(LOOKS));
        look();
      }
    } catch (InterruptedException e) {
      // Closed: this thread has nothing else to do.
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (looking != null) {
      looking.interrupt();
    }
  }
}
