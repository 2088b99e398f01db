package io.firn.media.nova.cloud;

import io.firn.api.media.MediaException;
import io.firn.openstack.http.HttpConnector.Pause;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Waits for what a service does in its own time: looks, at first after a fifth of a second, then
 * less and less often, until it is done or the time is over. Ends when the thread is interrupted.
 * Thread-safe as far as the listener is.
 */
public final class Patience {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Consumer<String> listener;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /**
   * Waits by the machine's clock.
   *
   * @param listener hears in a few words what is waited for; an empty text when the wait is over
   */
  public Patience(Consumer<String> listener) {
    this(listener, System::nanoTime, Thread::sleep);
  }

  /** As the other one, with a clock and a way to wait. */
  public Patience(Consumer<String> listener, LongSupplier nanoTime, Pause pause) {
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /** Nanoseconds by the clock of these waits, for limits of several of them together. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /** What a look showed. */
  public sealed interface Sight<T> {

    /** It is done, and this came out. */
    record Done<T>(T result) implements Sight<T> {}

    /**
     * Not yet.
     *
     * @param state the service's word for it: {@code saving}, {@code BUILD}
     */
    record Pending<T>(String state) implements Sight<T> {}
  }

  /** Looks once. What it throws ends the wait, but for {@link MediaException.Transient}. */
  @FunctionalInterface
  public interface Look<T> {
    Sight<T> look() throws MediaException;
  }

  /**
   * Waits.
   *
   * @param what is waited for: {@code image 4711}
   * @param limit for all of it
   * @throws MediaException.Failed when the time is over, naming the last state
   */
  public <T> T await(String what, Duration limit, Look<T> look) throws MediaException {
    long began = nanoTime.getAsLong();
    Duration wait = FIRST;
    try {
      while (true) {
        Seen<T> seen = look(look);
        if (seen.sight() instanceof Sight.Done<T>(T result)) {
          return result;
        }
        Duration left = limit.minusNanos(nanoTime.getAsLong() - began);
        if (!left.isPositive()) {
          throw new MediaException.Failed(
              "%s is still %s after %s".formatted(what, seen.state(), text(limit)), seen.trouble());
        }
        listener.accept("waiting for %s: %s".formatted(what, seen.state()));
        pause.sleep(wait.compareTo(left) < 0 ? wait : left);
        wait = next(wait);
      }
    } catch (InterruptedException e) {
      throw CloudErrors.interrupted("waiting for " + what, e);
    } finally {
      listener.accept("");
    }
  }

  /**
   * One look.
   *
   * @param trouble that kept it from seeing anything; null when it saw something
   */
  private record Seen<T>(Sight<T> sight, String state, MediaException trouble) {}

  private static <T> Seen<T> look(Look<T> look) throws MediaException {
    try {
      Sight<T> sight = look.look();
      return new Seen<>(sight, sight instanceof Sight.Pending<T>(String state) ? state : "", null);
    } catch (MediaException.Transient e) {
      return new Seen<>(new Sight.Pending<>(""), "not to be seen (" + e.getMessage() + ")", e);
    }
  }

  private static Duration next(Duration wait) {
    Duration longer = wait.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  private static String text(Duration limit) {
    return limit.toSeconds() % 60 == 0
        ? limit.toMinutes() + " minutes"
        : limit.toSeconds() + " seconds";
  }
}
