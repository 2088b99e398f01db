package io.firn.testkit.proxy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What has passed a {@link FaultProxy} since it began. Immutable.
 *
 * @param connections that were accepted
 * @param requests by method, those among them that met a fault as well
 * @param bytesUp of heads and bodies of requests that were passed on
 * @param bytesDown of heads and bodies of answers
 * @param faults that happened
 */
public record ProxyCounts(
    long connections, Map<String, Long> requests, long bytesUp, long bytesDown, long faults) {

  public ProxyCounts {
    requests = Map.copyOf(requests);
  }

  /** Of all methods. */
  public long allRequests() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of one method. */
  public long requests(String method) {
    return requests.getOrDefault(method, 0L);
  }

  /** One line, methods by name. */
  public String toJson() {
    String methods =
        new TreeMap<>(requests)
            .entrySet().stream()
                .map(entry -> "\"%s\": %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    return """
        {"connections": %d, "requests": {%s}, "bytesUp": %d, "bytesDown": %d, "faults": %d}"""
        .formatted(connections, methods, bytesUp, bytesDown, faults);
  }
}
