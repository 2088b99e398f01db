/** Tests of the probe: each obligation is kept once, and broken once by a storage of its own. */
package io.firn.core.probe;
