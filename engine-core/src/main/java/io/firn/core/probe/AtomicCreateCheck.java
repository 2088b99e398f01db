package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Readers see all of an object or none of it: while it is uploaded, and after an upload that broke
 * off half way. Where the plugin does not tell what it sends ({@code Payload.sending}), no upload
 * can be broken off on purpose, and looks fall into it by chance only.
 */
final class AtomicCreateCheck implements Obligation {

  /** Half of it is more than the buffers on the way hold, so that bytes have left. */
  private static final int SIZE = 1 << 20;

  /** How long the upload is held up at its middle for a reader to look; a look is a request. */
  private static final long PATIENCE_SECONDS = 5;

  private static final String ADVICE =
      "keep no repository there: a broken upload would pass for a whole object";

  @Override
  public String name() {
    return "atomic-create";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    Looks looks = new Looks();
    if (site.settings().connections() > 1) {
      watch(site, looks);
      if (looks.part.isPresent()) {
        return new Verdict.Broken(looks.part.get(), ADVICE);
      }
    }
    Optional<String> left = breakOff(site, looks);
    return left.isPresent() ? new Verdict.Broken(left.get(), ADVICE) : held(looks);
  }

  private static Verdict held(Looks looks) {
    if (looks.absent == 0 && !looks.brokenOff) {
      return new Verdict.Unknown("nobody could look during an upload, nor break one off");
    }
    String seen =
        looks.absent == 0
            ? "nobody could look during an upload"
            : "%s during an upload saw no part of it"
                .formatted(Figures.count(looks.absent, "look"));
    return new Verdict.Held(
        seen
            + (looks.brokenOff
                ? "; one that broke off left nothing"
                : "; breaking one off was not possible"));
  }

  /** What was seen so far; written by one thread at a time. */
  private static final class Looks {
    private int absent;
    private boolean brokenOff;
    private Optional<String> part = Optional.empty();
  }

  private static void watch(ProbeSite site, Looks looks) throws StorageException {
    byte[] bytes = site.bytes(SIZE);
    ObjectName name = site.names().next("whole");
    Semaphore looked = new Semaphore(0);
    AtomicBoolean looking = new AtomicBoolean(true);
    AtomicBoolean done = new AtomicBoolean();
    Together.Job<Void> reader =
        () -> {
          try {
            while (!done.get() && look(site, name, bytes, looks)) {
              looked.release();
            }
          } finally {
            // Who looks no more must not be waited for.
            looking.set(false);
            looked.release(2);
          }
          return null;
        };
    Together.Job<Void> creator =
        () -> {
          try {
            site.storage().put(name, new HalfwayPayload(bytes, () -> awaitLook(looked, looking)));
          } finally {
            done.set(true);
          }
          return null;
        };
    Together.all(List.of(creator, reader), 2);
  }

  /** One that begins after the middle: the one that is under way and the next. */
  private static void awaitLook(Semaphore looked, AtomicBoolean looking) throws StorageException {
    looked.drainPermits();
    if (!looking.get()) {
      return;
    }
    try {
      boolean _ = looked.tryAcquire(2, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("the probe was interrupted", e);
    }
  }

  /** Whether there may be more to see. */
  private static boolean look(ProbeSite site, ObjectName name, byte[] bytes, Looks looks)
      throws StorageException {
    try {
      long size = site.storage().info(name).size();
      if (size != bytes.length) {
        looks.part =
            Optional.of(
                "during the upload of %,d bytes an object of %,d was there"
                    .formatted(bytes.length, size));
      } else if (!site.holds(name, bytes)) {
        looks.part = Optional.of("during an upload the object was there with other bytes");
      }
      return false;
    } catch (StorageException.NotFound notYet) {
      looks.absent++;
      return true;
    }
  }

  /** What an upload left that was ended by its source. */
  private static Optional<String> breakOff(ProbeSite site, Looks looks) throws StorageException {
    ObjectName name = site.names().next("part");
    AtomicBoolean broke = new AtomicBoolean();
    try {
      site.storage()
          .put(
              name,
              new HalfwayPayload(
                  site.bytes(SIZE),
                  () -> {
                    broke.set(true);
                    throw new StorageException.Permanent("broken off on purpose", null);
                  }));
      // The plugin does not ask; the object is whole and says nothing.
      return broke.get()
          ? Optional.of("an upload that its source ended was told to have succeeded")
          : Optional.empty();
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (StorageException e) {
      if (!broke.get()) {
        throw e;
      }
    }
    looks.brokenOff = true;
    if (ReadAfterCreateCheck.isThere(site, name)) {
      return Optional.of("an upload that broke off half way left an object");
    }
    return ListingLagCheck.listed(site, name.value()).isEmpty()
        ? Optional.empty()
        : Optional.of("an upload that broke off half way is listed");
  }
}
