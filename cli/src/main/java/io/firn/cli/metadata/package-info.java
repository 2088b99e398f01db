/**
 * Freezer's backup metadata document, for what reads it today.
 *
 * <p>Invariant: the 27 keys of Freezer are always there, each with the JSON type that Freezer gives
 * it; what is our own stands under the key {@code firn}.
 */
package io.firn.cli.metadata;
