package io.firn.testkit.proxy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Which requests meet which fault. Thread-safe. */
final class Script {

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  /**
   * One line, with its counts.
   *
   * @param owed faults that did not happen, as the server broke the connection off before: a
   *     keep-alive that ends, for example. A later request meets them.
   */
  record Line(
      ProxiedRequests requests,
      ProxyFault fault,
      AtomicInteger seen,
      AtomicInteger happened,
      AtomicInteger owed) {

    Line(ProxiedRequests requests, ProxyFault fault) {
      this(requests, fault, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
    }

    private boolean hits(String method, String target) {
      if (!requests.fits(method, target)) {
        return false;
      }
      int number = seen.incrementAndGet();
      return number >= requests.first()
          && (number <= requests.last() || owed.getAndUpdate(count -> Math.max(0, count - 1)) > 0);
    }

    void owe() {
      owed.incrementAndGet();
    }
  }

  void add(ProxiedRequests requests, ProxyFault fault) {
    lines.add(new Line(requests, fault));
  }

  /** Counts a request in all lines that it fits; the first line that hits it is its fault. */
  Optional<Line> faultOf(String method, String target) {
    Optional<Line> chosen = Optional.empty();
    for (Line line : lines) {
      if (line.hits(method, target) && chosen.isEmpty()) {
        chosen = Optional.of(line);
      }
    }
    return chosen;
  }

  /** Lines whose fault has not happened: no request came, or none had a body to cut. */
  List<String> unmet() {
    return lines.stream()
        .filter(line -> line.happened().get() == 0)
        .map(line -> line.requests() + " -> " + line.fault())
        .toList();
  }
}
