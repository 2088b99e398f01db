package io.firn.testkit.proxy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Which requests meet which fault. Thread-safe. */
final class Script {

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  /** One line, with its counts. */
  record Line(
      ProxiedRequests requests, ProxyFault fault, AtomicInteger seen, AtomicInteger happened) {

    private boolean hits(String method, String target) {
      if (!requests.fits(method, target)) {
        return false;
      }
      int number = seen.incrementAndGet();
      return number >= requests.first() && number <= requests.last();
    }
  }

  void add(ProxiedRequests requests, ProxyFault fault) {
    lines.add(new Line(requests, fault, new AtomicInteger(), new AtomicInteger()));
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
