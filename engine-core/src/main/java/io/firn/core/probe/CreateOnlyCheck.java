package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;

/** A name that is taken is refused, and its object stays as it is. */
final class CreateOnlyCheck implements Obligation {

  private static final int SIZE = 4 << 10;

  @Override
  public String name() {
    return "create-only";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    byte[] first = site.bytes(SIZE);
    ObjectName name = site.create("once", first);
    boolean refused = false;
    try {
      site.storage().put(name, Payload.of(site.bytes(SIZE)));
    } catch (StorageException.Exists expected) {
      refused = true;
    }
    if (!site.holds(name, first)) {
      return new Verdict.Broken(
          refused
              ? "a second creator of a name was refused, and its object was changed all the same"
              : "a second creator of a name replaced the first one's object",
          "keep no repository there: backups could overwrite each other");
    }
    return refused
        ? new Verdict.Held("a second creator of a name was refused")
        : new Verdict.Broken(
            "a second creator of a name was told that it succeeded, and did not",
            "keep no repository there: a backup could take another's object for its own");
  }
}
