package io.firn.testkit.proxy;

import static java.util.Objects.requireNonNull;

/**
 * Which requests a {@link ProxyFault} hits. Immutable; counted by the {@link FaultProxy} it is
 * given to, among the requests that fit its method and target.
 *
 * @param method {@code PUT}; empty for all
 * @param part what the request's target contains, as it is sent: {@code /segments/}; empty for all
 * @param first number of the first request that is hit, from 1
 * @param last number of the last one
 */
public record ProxiedRequests(String method, String part, int first, int last) {

  public ProxiedRequests {
    requireNonNull(method, "method");
    requireNonNull(part, "part");
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no request is " + first + " to " + last);
    }
  }

  /** Every request of the method. */
  public static ProxiedRequests every(String method) {
    return new ProxiedRequests(method, "", 1, Integer.MAX_VALUE);
  }

  /** Every request. */
  public static ProxiedRequests all() {
    return every("");
  }

  /** This, among the requests whose target contains a text. */
  public ProxiedRequests to(String newPart) {
    return new ProxiedRequests(method, newPart, first, last);
  }

  /** This, from the n-th on, so many. */
  public ProxiedRequests from(int n, int times) {
    return new ProxiedRequests(method, part, n, n + times - 1);
  }

  /** This, only the n-th. */
  public ProxiedRequests nth(int n) {
    return from(n, 1);
  }

  boolean fits(String actualMethod, String target) {
    return (method.isEmpty() || method.equals(actualMethod)) && target.contains(part);
  }
}
