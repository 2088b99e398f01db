/**
 * Benchmarks of what the engine keeps to its own package: the planning of a restore. They stand in
 * the engine's package, so that none of it has to be public for them.
 */
package io.firn.core.restore;
