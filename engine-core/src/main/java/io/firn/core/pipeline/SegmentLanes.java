package io.firn.core.pipeline;

import io.firn.core.crypto.KeyRing;
import io.firn.core.format.Lane;
import io.firn.core.format.SegmentRef;
import io.firn.core.format.SegmentTable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The open segments, one a lane, and the slabs that they lie in. A place is given out under the
 * run's lock, the block is sealed into it outside.
 */
final class SegmentLanes {

  private final RunState run;
  private final PagePool slabs;
  private final KeyRing keys;
  private final SecureRandom random;
  private final SegmentLimits laterLimits;
  private final Uploads uploads;
  private final Map<Lane, OpenSegment> open = new EnumMap<>(Lane.class);

  /** Of the segments that are open now; the first ones have their own. */
  private SegmentLimits limits;

  SegmentLanes(
      RunState run,
      PagePool slabs,
      KeyRing keys,
      SecureRandom random,
      SegmentLimits first,
      SegmentLimits later,
      Uploads uploads) {
    this.run = run;
    this.slabs = slabs;
    this.keys = keys;
    this.random = random;
    this.limits = first;
    this.laterLimits = later;
    this.uploads = uploads;
  }

  /**
   * A place for a sealed block of {@code length} bytes with {@code chunks} chunks. Waits for a slab
   * while uploads hold them all; when they are held by open segments alone, the fullest of those is
   * closed early, so that there is always an upload to wait for.
   *
   * @param pressure of the worker that asks: is told how long it waited. Only that counts: a slab
   *     that is touched for the first time takes a millisecond too
   */
  Place reserve(Lane lane, int length, int chunks, Pressure pressure) throws IOException {
    synchronized (run) {
      while (true) {
        run.check();
        OpenSegment segment = openSegment(lane, length, chunks);
        if (segment.slabTakes(length, chunks)) {
          return segment.reserve(length, chunks);
        }
        Page slab = slabs.poll();
        if (slab != null) {
          segment.addSlab(slab);
        } else if (uploads.inFlight() == 0) {
          closeFullest();
        } else {
          long since = pressure.now();
          run.await();
          pressure.waitedForStorage(since);
        }
      }
    }
  }

  private OpenSegment openSegment(Lane lane, int length, int chunks) throws IOException {
    OpenSegment segment = open.get(lane);
    if (segment != null && !segment.takes(length, chunks, limits)) {
      close(segment);
      segment = null;
    }
    if (segment == null) {
      byte[] salt = new byte[SegmentRef.SALT_BYTES];
      random.nextBytes(salt);
      int epoch = keys.currentEpoch();
      segment = new OpenSegment(lane, epoch, salt, keys.segmentCipher(epoch, salt));
      open.put(lane, segment);
    }
    return segment;
  }

  private void closeFullest() {
    OpenSegment fullest = null;
    for (OpenSegment segment : open.values()) {
      if (fullest == null || segment.size() > fullest.size()) {
        fullest = segment;
      }
    }
    if (fullest == null || fullest.slabs().isEmpty()) {
      throw new IllegalStateException("all slabs are in use, but by no segment");
    }
    close(fullest);
  }

  private void close(OpenSegment segment) {
    open.remove(segment.lane());
    limits = laterLimits;
    segment.close();
    uploads.expect(segment);
    if (segment.isComplete()) {
      uploads.start(segment);
    }
  }

  /** The block in the place is sealed and checked. */
  void commit(Place place, List<SegmentTable.Chunk> chunks) {
    synchronized (run) {
      place.segment().commit(place, chunks);
      startIfComplete(place.segment());
    }
  }

  /** The block in the place is bad: zeroes it, and nothing will refer to it. */
  void abandon(Place place) {
    for (int i = 0; i < place.target().capacity(); i++) {
      place.target().put(i, (byte) 0);
    }
    synchronized (run) {
      place.segment().abandon();
      startIfComplete(place.segment());
    }
  }

  private void startIfComplete(OpenSegment segment) {
    if (segment.isComplete()) {
      uploads.start(segment);
    }
  }

  /** Closes all open segments. */
  void closeAll() {
    synchronized (run) {
      List.copyOf(open.values()).forEach(this::close);
    }
  }
}
