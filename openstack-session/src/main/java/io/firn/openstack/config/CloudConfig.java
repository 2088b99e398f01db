package io.firn.openstack.config;

import io.firn.openstack.http.Trust;
import io.firn.openstack.identity.Credentials;
import java.net.URI;
import java.util.Optional;

/**
 * One cloud as the user describes it.
 *
 * @param region empty for the only one
 * @param face which of a service's addresses: {@code public}, {@code internal}, {@code admin}
 * @param objectStore address of Swift in place of the catalogue's
 */
public record CloudConfig(
    Credentials credentials,
    Optional<String> region,
    String face,
    Trust trust,
    Optional<URI> objectStore) {

  /** The interface that is meant when nobody says. */
  public static final String PUBLIC = "public";
}
