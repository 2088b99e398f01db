package io.firn.openstack.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a connector has done so far, for diagnostics. Thread-safe. */
public final class HttpCounts {

  private final LongAdder requests = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final Set<String> connections = ConcurrentHashMap.newKeySet();

  HttpCounts() {}

  void sent() {
    requests.increment();
  }

  void repeats() {
    repeated.increment();
  }

  void answeredBy(String connection) {
    connections.add(connection);
  }

  /** Requests sent, the repeated ones included. */
  public long requests() {
    return requests.sum();
  }

  /** Of those, how many repeat one before. */
  public long repeated() {
    return repeated.sum();
  }

  /** Connections that an answer came by. */
  public int connections() {
    return connections.size();
  }

  @Override
  public String toString() {
    return "%d requests (%d repeated) on %d connections"
        .formatted(requests(), repeated(), connections());
  }
}
