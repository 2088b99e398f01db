package io.firn.openstack.identity;

import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.Catalogue.Endpoint;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Keystone v3 says with a token. */
final class KeystoneAnswer {

  private KeystoneAnswer() {}

  static Access read(URI keystone, HttpAnswer answer) throws CloudException {
    String token =
        answer
            .header("X-Subject-Token")
            .orElseThrow(() -> unexpected(keystone, "it has no X-Subject-Token"));
    Json body = Json.parse(answer.body(), "the token of " + keystone).at("token");
    return new Access(new Secret(token), lifetime(keystone, body), catalogue(body));
  }

  private static CloudException.Unexpected unexpected(URI keystone, String reason) {
    return new CloudException.Unexpected(
        "the answer of %s cannot be used: %s".formatted(keystone, reason), null);
  }

  private static Optional<Duration> lifetime(URI keystone, Json token) throws CloudException {
    Optional<String> issued = token.at("issued_at").text();
    Optional<String> expires = token.at("expires_at").text();
    if (issued.isEmpty() || expires.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Duration.between(
              OffsetDateTime.parse(issued.get()), OffsetDateTime.parse(expires.get())));
    } catch (DateTimeException e) {
      throw unexpected(keystone, "it has a time of an unknown form");
    }
  }

  private static Catalogue catalogue(Json token) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Json service : token.at("catalog").elements()) {
      for (Json endpoint : service.at("endpoints").elements()) {
        address(endpoint)
            .ifPresent(
                address ->
                    endpoints.add(
                        new Endpoint(
                            text(service, "type"),
                            region(endpoint),
                            text(endpoint, "interface"),
                            address)));
      }
    }
    return new Catalogue(endpoints);
  }

  private static String text(Json json, String member) {
    return json.at(member).text().orElse("");
  }

  private static String region(Json endpoint) {
    return endpoint.at("region_id").text().or(() -> endpoint.at("region").text()).orElse("");
  }

  /** None for an address that is not one: an endpoint of another service may be anything. */
  private static Optional<URI> address(Json endpoint) {
    try {
      return endpoint.at("url").text().map(URI::create);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
