package io.firn.media.nova.server;

import static java.util.Objects.requireNonNull;

import io.firn.media.nova.temporary.RunTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A port that is to be made.
 *
 * @param request what Neutron is sent
 * @param label in messages
 */
record PortPlan(Map<String, Object> request, String label) {

  static final String FIXED_IPS = "fixed_ips";
  static final String MAC = "mac_address";
  static final String NAME = "name";
  static final String DESCRIPTION = "description";

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

  /** The same as something temporary: in its name the run, in its description the host. */
  PortPlan taggedAs(RunTag tag) {
    Map<String, Object> tagged = new LinkedHashMap<>(request);
    String host = RunTag.hostWord(tag.host());
    Stream<String> words = tag.words().stream().filter(word -> !word.equals(host));
    tagged.put(NAME, tag.name("port") + " " + words.collect(Collectors.joining(" ")));
    tagged.put(DESCRIPTION, host);
    return new PortPlan(tagged, label);
  }

  /** Its own name and description. */
  Map<String, Object> texts() {
    return Map.of(
        NAME, request.getOrDefault(NAME, ""), DESCRIPTION, request.getOrDefault(DESCRIPTION, ""));
  }

  boolean isModest() {
    return !request.containsKey(FIXED_IPS) && !request.containsKey(MAC);
  }
}
