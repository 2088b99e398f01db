/**
 * The engine's service provider interface: everything that a plugin sees, and nothing else.
 *
 * <p>It has no dependency but the JDK. {@link io.firn.api.storage} is for places that keep objects,
 * {@link io.firn.api.media} for what is backed up, {@link io.firn.api.plugin} for how either
 * declares its options. The obligations stand on the interfaces; {@code engine-testkit} checks
 * them.
 */
package io.firn.api;
