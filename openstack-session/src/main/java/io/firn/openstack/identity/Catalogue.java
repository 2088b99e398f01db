package io.firn.openstack.identity;

import io.firn.openstack.CloudException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the services of a cloud are, as its Keystone says. Immutable. */
public record Catalogue(List<Endpoint> endpoints) {

  /**
   * One address of one service.
   *
   * @param type {@code object-store}, {@code compute} ...
   * @param face {@code public}, {@code internal} or {@code admin}
   */
  public record Endpoint(String type, String region, String face, URI address) {}

  public Catalogue {
    endpoints = List.copyOf(endpoints);
  }

  /** The catalogue of a service that has none but its own address. */
  public static Catalogue of(String type, URI address) {
    return new Catalogue(List.of(new Endpoint(type, "", "public", address)));
  }

  /**
   * The address of a service.
   *
   * @param region empty for the only one there is
   * @param face {@code public}, {@code internal} or {@code admin}
   * @throws CloudException.Misconfigured when there is none or more than one, naming what there is
   */
  public URI find(String type, Optional<String> region, String face)
      throws CloudException.Misconfigured {
    List<Endpoint> ofType = endpoints.stream().filter(e -> e.type().equals(type)).toList();
    if (ofType.isEmpty()) {
      throw new CloudException.Misconfigured(
          "this cloud has no service of the type %s for this project; it has %s"
              .formatted(type, among(endpoints, Endpoint::type)),
          null);
    }
    List<Endpoint> fitting =
        ofType.stream()
            .filter(e -> e.face().equals(face))
            .filter(
                e -> e.region().isEmpty() || region.isEmpty() || e.region().equals(region.get()))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst().address();
    }
    throw new CloudException.Misconfigured(
        "this cloud has %s %s address of %s%s; regions: %s; interfaces: %s"
            .formatted(
                fitting.isEmpty() ? "no" : "more than one",
                face,
                type,
                region.map(name -> " in region " + name).orElse(", and no region is given"),
                among(ofType, Endpoint::region),
                among(ofType, Endpoint::face)),
        null);
  }

  private static String among(List<Endpoint> endpoints, Function<Endpoint, String> part) {
    return endpoints.isEmpty()
        ? "none at all"
        : endpoints.stream().map(part).collect(Collectors.toCollection(TreeSet::new)).stream()
            .collect(Collectors.joining(", "));
  }
}
