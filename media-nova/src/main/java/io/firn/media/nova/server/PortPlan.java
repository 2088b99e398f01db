package io.firn.media.nova.server;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A port that is to be made.
 *
 * @param request what Neutron is sent
 * @param label in messages
 */
record PortPlan(Map<String, Object> request, String label) {

  static final String FIXED_IPS = "fixed_ips";
  static final String MAC = "mac_address";

  PortPlan {
    request = Map.copyOf(request);
    requireNonNull(label, "label");
  }

  /** Without what only the owner of the network may choose. */
  PortPlan modest() {
    Map<String, Object> less = new LinkedHashMap<>(request);
    less.keySet().removeAll(List.of(FIXED_IPS, MAC));
    return new PortPlan(less, label);
  }

  boolean isModest() {
    return !request.containsKey(FIXED_IPS) && !request.containsKey(MAC);
  }
}
