package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.util.Collections;
import java.util.List;

/**
 * What was created is found by its name at once, by several readers at the same time, also when
 * somebody had looked for the name before: a cache may remember that there was nothing.
 */
final class ReadAfterCreateCheck implements Obligation {

  private static final int ROUNDS = 10;
  private static final int SIZE = 16 << 10;
  private static final int READERS = 3;

  @Override
  public String name() {
    return "read-after-create";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    int rounds = 0;
    int missed = 0;
    int wrong = 0;
    long end = site.ration().share(10);
    while (rounds < ROUNDS && (rounds == 0 || site.ration().nanosUsed() < end)) {
      ObjectName name = site.names().next("read");
      if (isThere(site, name)) {
        return new Verdict.Broken(
            "a name that nobody created was there", "do not rely on what this storage answers");
      }
      byte[] bytes = site.bytes(SIZE);
      site.storage().put(name, Payload.of(bytes));
      List<Answer> answers =
          Together.all(
              Collections.nCopies(READERS, () -> read(site, name, bytes)),
              Math.min(READERS, site.settings().connections()));
      rounds++;
      missed += answers.contains(Answer.MISSING) ? 1 : 0;
      wrong += answers.contains(Answer.OTHER) ? 1 : 0;
    }
    if (wrong > 0) {
      return new Verdict.Broken(
          "%d of %d new objects were read with other bytes".formatted(wrong, rounds),
          "keep no repository there: it changes what it stores");
    }
    return missed > 0
        ? new Verdict.Broken(
            "%d of %d new objects were not found at once".formatted(missed, rounds),
            "keep no repository there, or ask the provider for reads that follow writes")
        : new Verdict.Held(
            "%s read at once, whole, by %d readers"
                .formatted(Figures.count(rounds, "new object"), READERS));
  }

  private enum Answer {
    RIGHT,
    OTHER,
    MISSING
  }

  private static Answer read(ProbeSite site, ObjectName name, byte[] bytes)
      throws StorageException {
    try {
      return site.holds(name, bytes) ? Answer.RIGHT : Answer.OTHER;
    } catch (StorageException.NotFound e) {
      return Answer.MISSING;
    }
  }

  static boolean isThere(ProbeSite site, ObjectName name) throws StorageException {
    try {
      site.storage().info(name);
      return true;
    } catch (StorageException.NotFound e) {
      return false;
    }
  }
}
