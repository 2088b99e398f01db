package io.firn.core.tune;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.core.probe.ProbeClock;
import java.nio.ByteBuffer;

/** Reads into memory, passes over holes, and counts both. */
record TimedReading(ProbeClock clock, Tally tally) {

  /**
   * Reads until the target is full or the content ends.
   *
   * @return whether there may be more
   */
  boolean fill(ContentReader reader, ByteBuffer target) throws MediaException {
    long begin = clock.nanos();
    int from = target.position();
    try {
      while (target.hasRemaining()) {
        long hole = reader.skipHole();
        tally.holeBytes += hole;
        if (hole == 0 && reader.read(target) < 0) {
          return false;
        }
      }
      return true;
    } finally {
      tally.readNanos += clock.nanos() - begin;
      tally.readBytes += target.position() - from;
    }
  }
}
