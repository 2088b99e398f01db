package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times small requests one after the other, in rounds, as long as a tenth of the time lasts. */
final class LatencyProbe {

  private static final int MOST_ROUNDS = 20;
  private static final int SIZE = 1 << 10;

  private final ProbeSite site;
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

  LatencyProbe(ProbeSite site) {
    this.site = site;
  }

  @FunctionalInterface
  private interface Request {
    void send() throws StorageException;
  }

  List<Latency> measure() throws StorageException {
    byte[] bytes = site.bytes(SIZE);
    long end = site.ration().share(10);
    for (int round = 0; round < MOST_ROUNDS && site.ration().nanosUsed() < end; round++) {
      List<ObjectName> made = new ArrayList<>();
      time("put", () -> made.add(site.create("small", bytes)));
      ObjectName name = made.getFirst();
      time("get", () -> StorageReads.readObject(site.storage(), name, SIZE));
      time("info", () -> site.storage().info(name));
      time("list", () -> site.storage().list(name.value(), ""));
      time("delete", () -> site.storage().delete(name));
      site.names().forget(made);
    }
    List<Latency> latencies = new ArrayList<>();
    nanos.forEach((request, times) -> latencies.add(latency(request, times)));
    return latencies;
  }

  private void time(String request, Request sending) throws StorageException {
    long start = site.clock().nanos();
    sending.send();
    nanos.computeIfAbsent(request, _ -> new ArrayList<>()).add(site.clock().nanos() - start);
  }

  private static Latency latency(String request, List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return new Latency(
        request,
        sorted.size(),
        Duration.ofNanos(sorted.get(sorted.size() / 2)),
        Duration.ofNanos(sorted.getLast()));
  }
}
