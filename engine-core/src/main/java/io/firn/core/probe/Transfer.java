package io.firn.core.probe;

/**
 * Objects of one size, so many at once: how fast they went up and came down.
 *
 * @param size bytes of an object
 * @param connections requests at once
 * @param objects how many there were
 * @param up bytes a second, over all connections
 * @param down the same when they were read
 */
public record Transfer(int size, int connections, int objects, double up, double down) {

  /** Bytes that are held for them at once. */
  long inFlight() {
    return (long) size * connections;
  }
}
