package io.firn.testkit.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts while the proxy works. Thread-safe. */
final class Tally {

  final LongAdder connections = new LongAdder();
  final LongAdder bytesUp = new LongAdder();
  final LongAdder bytesDown = new LongAdder();
  final LongAdder faults = new LongAdder();
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  void request(String method) {
    requests.computeIfAbsent(method, _ -> new LongAdder()).increment();
  }

  ProxyCounts counts() {
    Map<String, Long> byMethod =
        requests.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
    return new ProxyCounts(
        connections.sum(), byMethod, bytesUp.sum(), bytesDown.sum(), faults.sum());
  }
}
