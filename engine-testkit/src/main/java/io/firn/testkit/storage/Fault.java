package io.firn.testkit.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.StorageException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * What goes wrong at a {@link Call}. Several may be given to one call: {@link #lostTail} with
 * {@link #answerLost} is an upload that broke in the middle at a storage that keeps the fragment.
 */
public sealed interface Fault {

  /** What happens at a point of a call; an exception ends the call. */
  @FunctionalInterface
  interface Action {
    void run() throws StorageException, InterruptedException;
  }

  /** Runs before the storage is asked; when it throws, the call has no effect. */
  record Before(String what, Action action) implements Fault {
    public Before {
      requireNonNull(what, "what");
      requireNonNull(action, "action");
    }

    @Override
    public String toString() {
      return "before: " + what;
    }
  }

  /** Runs after the call took effect; when it throws, the effect stays and the answer is lost. */
  record After(String what, Action action) implements Fault {
    public After {
      requireNonNull(what, "what");
      requireNonNull(action, "action");
    }

    @Override
    public String toString() {
      return "after: " + what;
    }
  }

  /** A put loses the last {@code bytes} of the object and reports success. */
  record LostTail(int bytes) implements Fault {}

  /** The body of an open breaks off with a Transient after {@code bytes}. */
  record BrokenBody(int bytes) implements Fault {}

  /** One bit, chosen by the seed, of the first bytes that are read of a body is wrong. */
  record FlippedBit() implements Fault {}

  /** The call has no effect and throws what is supplied, a new one each time. */
  static Fault failed(Supplier<? extends StorageException> error) {
    return new Before(
        "failed",
        () -> {
          throw error.get();
        });
  }

  /** The call has no effect and throws Transient. */
  static Fault transientError() {
    return failed(() -> new StorageException.Transient("scripted: try again", null));
  }

  /** The call has no effect and throws Permanent. */
  static Fault permanentError() {
    return failed(() -> new StorageException.Permanent("scripted: for good", null));
  }

  /** The call takes effect and throws Transient. */
  static Fault answerLost() {
    return new After(
        "answer lost",
        () -> {
          throw new StorageException.Transient("scripted: the answer was lost", null);
        });
  }

  /**
   * The call is slow: it counts {@code reached} down and goes on when {@code released} is open or
   * the thread is interrupted.
   */
  static Fault slow(CountDownLatch reached, CountDownLatch released) {
    return new Before(
        "slow",
        () -> {
          reached.countDown();
          released.await();
        });
  }

  /** Kill point: {@code action} runs before the call, and ends the process or throws. */
  static Fault before(Action action) {
    return new Before("hook", action);
  }

  /** Kill point: {@code action} runs after the call took effect. */
  static Fault after(Action action) {
    return new After("hook", action);
  }

  /** See {@link LostTail}. */
  static Fault lostTail(int bytes) {
    return new LostTail(bytes);
  }

  /** See {@link BrokenBody}. */
  static Fault brokenBody(int bytes) {
    return new BrokenBody(bytes);
  }

  /** See {@link FlippedBit}. */
  static Fault flippedBit() {
    return new FlippedBit();
  }
}
