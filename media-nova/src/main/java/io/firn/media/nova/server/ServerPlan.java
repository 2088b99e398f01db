package io.firn.media.nova.server;

import io.firn.media.nova.volume.VolumeWish;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server is made anew.
 *
 * @param flavor id; empty when it is missing
 * @param volumes by stream; what is not here is an image
 * @param keypair empty for none
 * @param serverGroup id; empty for none
 * @param zone empty for any
 * @param lines what is there, what will be made, what is missing
 */
record ServerPlan(
    String name,
    Optional<String> flavor,
    List<PortPlan> ports,
    Map<String, VolumeWish> volumes,
    Optional<String> keypair,
    Optional<String> serverGroup,
    Optional<String> zone,
    PlanLines lines) {

  ServerPlan {
    ports = List.copyOf(ports);
    volumes = Map.copyOf(volumes);
  }
}
