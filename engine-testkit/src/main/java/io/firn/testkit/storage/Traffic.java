package io.firn.testkit.storage;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what went through an {@link InMemoryStorage}. Safe for use by many threads. */
public final class Traffic {

  private final Map<Verb, LongAdder> requests = new EnumMap<>(Verb.class);
  private final LongAdder bytesUp = new LongAdder();
  private final LongAdder bytesDown = new LongAdder();

  Traffic() {
    for (Verb verb : Verb.values()) {
      requests.put(verb, new LongAdder());
    }
  }

  void request(Verb verb) {
    requests.get(verb).increment();
  }

  void up(long bytes) {
    bytesUp.add(bytes);
  }

  void down(long bytes) {
    bytesDown.add(bytes);
  }

  /** Calls of this verb so far, failed ones included. */
  public long requests(Verb verb) {
    return requests.get(verb).sum();
  }

  /** Bytes of the objects that were created. */
  public long bytesUp() {
    return bytesUp.sum();
  }

  /** Bytes that readers took out of channels. */
  public long bytesDown() {
    return bytesDown.sum();
  }

  @Override
  public String toString() {
    return requests + ", up " + bytesUp + ", down " + bytesDown;
  }
}
