package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

/** What was found of one obligation; texts are whole sentences without a full stop. */
public sealed interface Verdict {

  /** What was seen, for people. */
  String seen();

  /** Kept, as far as it was tried. */
  record Held(String seen) implements Verdict {
    public Held {
      requireNonNull(seen, "seen");
    }
  }

  /**
   * Not kept.
   *
   * @param advice what to do about it
   */
  record Broken(String seen, String advice) implements Verdict {
    public Broken {
      requireNonNull(seen, "seen");
      requireNonNull(advice, "advice");
    }
  }

  /** Not found out: the time was over, or the storage did not answer. */
  record Unknown(String seen) implements Verdict {
    public Unknown {
      requireNonNull(seen, "seen");
    }
  }
}
