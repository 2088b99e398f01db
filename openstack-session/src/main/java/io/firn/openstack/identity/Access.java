package io.firn.openstack.identity;

import io.firn.openstack.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What a login gave.
 *
 * @param lifetime of the token, from the login on; empty when nobody said
 */
public record Access(Secret token, Optional<Duration> lifetime, Catalogue catalogue) {}
