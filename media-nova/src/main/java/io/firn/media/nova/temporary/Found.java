package io.firn.media.nova.temporary;

import java.time.Instant;

/**
 * Something temporary that was found by its name and properties.
 *
 * @param made when, by the service's clock
 */
record Found(Item item, String name, Instant made, RunTag tag) {}
