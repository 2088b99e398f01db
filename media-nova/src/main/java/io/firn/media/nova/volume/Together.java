package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks for several things at once, each on a thread of its own. */
public final class Together {

  private Together() {}

  /**
   * What became of one of them.
   *
   * @param value null when it failed
   * @param failure null when it did not
   */
  public record Outcome<T>(T value, MediaException failure) {

    /** The value, or throws the failure. */
    public T get() throws MediaException {
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }

  /**
   * Waits for all of them, also when one fails.
   *
   * @return in the order of the questions
   * @throws MediaException.Interrupted when the caller was; all of them are, then
   */
  public static <T> List<Outcome<T>> ask(List<Callable<T>> questions) throws MediaException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = executor.invokeAll(questions);
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (Future<T> future : futures) {
        outcomes.add(outcome(future));
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted("interrupted while the cloud was asked", e);
    }
  }

  /** As {@link #ask}, for what is of use only as a whole: throws the first failure. */
  public static <T> List<T> all(List<Callable<T>> questions) throws MediaException {
    List<T> values = new ArrayList<>();
    for (Outcome<T> outcome : ask(questions)) {
      values.add(outcome.get());
    }
    return values;
  }

  private static <T> Outcome<T> outcome(Future<T> future) throws InterruptedException {
    try {
      return new Outcome<>(future.get(), null);
    } catch (ExecutionException e) {
      MediaException failure =
          e.getCause() instanceof MediaException typed
              ? typed
              : new MediaException.Failed("unexpected: " + e.getCause(), e.getCause());
      return new Outcome<>(null, failure);
    }
  }
}
