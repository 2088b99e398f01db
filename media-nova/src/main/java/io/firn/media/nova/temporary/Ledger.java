package io.firn.media.nova.temporary;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What one source or target made in the cloud and what is to go again when it is closed, however it
 * ends. Safe for many threads.
 */
public final class Ledger implements AutoCloseable {

  /** For all of it: a store that deletes a large image in the call takes minutes. */
  private static final Duration REMOVAL = Duration.ofMinutes(10);

  /** What may still be made while it is closed. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private final Things things;
  private final Guests guests;
  private final Search search;
  private final RunTag tag;
  private final Patience patience;
  private final ProblemListener problems;
  private final Set<Item> items = new LinkedHashSet<>();
  private final Set<Item> discarded = new HashSet<>();
  private final CountDownLatch removed = new CountDownLatch(1);
  private final ExitHook hook = new ExitHook(this::close);
  private int creations;
  private boolean unsure;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param guests shared by the ledgers of a run
   * @param tag what is made bears it
   * @param patience waits for the ends
   * @param problems hears what could not be removed
   */
  Ledger(Cloud cloud, Guests guests, RunTag tag, Patience patience, ProblemListener problems) {
    this.things = new Things(cloud);
    this.guests = requireNonNull(guests, "guests");
    this.search = new Search(cloud);
    this.tag = requireNonNull(tag, "tag");
    this.patience = requireNonNull(patience, "patience");
    this.problems = requireNonNull(problems, "problems");
  }

  /** What things made through this have to bear, in name and properties. */
  public RunTag tag() {
    return tag;
  }

  /** Makes something and says its id. */
  @FunctionalInterface
  public interface Creation {
    String create() throws MediaException;
  }

  /**
   * Makes something that goes again.
   *
   * @return its id
   * @throws MediaException of the creation, after which it is looked for when this is closed
   */
  public String make(Kind kind, Creation creation) throws MediaException {
    begin();
    String id = null;
    try {
      id = creation.create();
      return id;
    } finally {
      end(kind, id);
    }
  }

  private synchronized void begin() throws MediaException {
    if (closed) {
      throw new MediaException.Failed("nothing more is made: this run is being ended", null);
    }
    hook.set();
    creations++;
  }

  private synchronized void end(Kind kind, String id) {
    creations--;
    if (id == null) {
      unsure = true;
    } else {
      items.add(new Item(kind, id));
    }
    notifyAll();
  }

  /** Takes over something that was made as a part of something else. */
  public synchronized void add(Kind kind, String id) {
    items.add(new Item(kind, id));
  }

  /** It is the user's now and stays. */
  public synchronized void keep(Kind kind, String id) {
    items.remove(new Item(kind, id));
  }

  /** All that is in it is the user's now and stays, but for what was discarded. */
  public synchronized void keepAll() {
    items.retainAll(discarded);
  }

  /**
   * Asks for the end of something that is not needed any more, and does not wait for it: closing
   * does, and asks again if it has to.
   */
  public void discard(Kind kind, String id) {
    Item item = new Item(kind, id);
    synchronized (this) {
      discarded.add(item);
    }
    try {
      things.delete(item);
    } catch (MediaException e) {
      // It is still in the list.
    }
  }

  /**
   * Removes what is left, on a thread of its own, so that an interruption of this one does no harm.
   * What cannot be removed is reported as a warning.
   */
  @Override
  public void close() {
    if (isFirstClose()) {
      Thread.ofVirtual().name("firn-removal").start(this::removeAll);
    }
    awaitRemoval();
    hook.unset();
  }

  private synchronized boolean isFirstClose() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  private void awaitRemoval() {
    boolean interrupted = false;
    while (true) {
      try {
        removed.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeAll() {
    try {
      awaitCreations();
      Map<Item, String> left = new Removal(things, guests, patience).remove(toRemove(), REMOVAL);
      left.forEach(
          (item, reason) ->
              problems.report(
                  Severity.WARNING,
                  item.toString(),
                  "temporary, and could not be removed ("
                      + reason
                      + "); firn media cleanup tries again"));
    } finally {
      removed.countDown();
    }
  }

  private synchronized void awaitCreations() {
    long end = System.nanoTime() + LAST_ANSWERS.toNanos();
    try {
      while (creations > 0 && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody else knows this thread
    }
  }

  private Set<Item> toRemove() {
    Set<Item> all = new HashSet<>();
    boolean look;
    synchronized (this) {
      all.addAll(items);
      look = unsure || creations > 0;
    }
    if (look) {
      all.addAll(unanswered());
    }
    return all;
  }

  /** What was asked for and never answered. Things of other sources of this run are not ours. */
  private List<Item> unanswered() {
    try {
      return search
          .find(
              Optional.of(tag.host()),
              other -> other.run().equals(tag.run()) && other.source().equals(tag.source()))
          .stream()
          .map(Found::item)
          .toList();
    } catch (MediaException e) {
      problems.report(
          Severity.WARNING,
          "temporary things of " + tag.source(),
          "cannot be looked for (" + e.getMessage() + "); firn media cleanup does");
      return List.of();
    }
  }
}
