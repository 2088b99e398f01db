package io.firn.core.tune;

import com.sun.management.OperatingSystemMXBean;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.chunk.Cutter;
import io.firn.core.chunk.FastCdc;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.CryptoProvider;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.format.SegmentRef;
import io.firn.core.probe.ProbeClock;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Measures the steps of a backup that do not depend on the data, on one processor. */
final class MachineProbe {

  /** As a block of the pipeline; a pass over it is short enough that one is not interrupted. */
  private static final int BYTES = 1 << 20;

  /** The just-in-time compiler needs some tenths of a second; the best pass counts. */
  private static final long NANOS = 700_000_000;

  private final KeyRing keys;
  private final ProbeClock clock;

  MachineProbe(KeyRing keys, ProbeClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Machine measure() throws Unsupported {
    byte[] random = new byte[BYTES];
    new SplittableRandom(1).nextBytes(random);
    ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES).put(random).flip();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory(),
        CryptoProvider.isNative() ? CryptoProvider.bulk().getName() : "JDK",
        cut(bytes),
        named(bytes),
        sealed(bytes));
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private double cut(ByteBuffer bytes) {
    MemorySegment segment = MemorySegment.ofBuffer(bytes);
    FastCdc fastCdc = new FastCdc(ChunkingParameters.DEFAULT, keys.chunkerSeed());
    return speed(
        () -> {
          Cutter cutter = fastCdc.newCutter();
          int at = 0;
          while (at >= 0 && at < BYTES) {
            at = cutter.next(segment, at, BYTES);
          }
        });
  }

  private double named(ByteBuffer bytes) {
    ChunkHasher hasher = keys.newChunkHasher();
    return speed(() -> hasher.hash(bytes.duplicate()));
  }

  private double sealed(ByteBuffer bytes) throws Unsupported {
    SegmentCipher cipher = keys.segmentCipher(keys.currentEpoch(), new byte[SegmentRef.SALT_BYTES]);
    ByteBuffer target = ByteBuffer.allocateDirect(BYTES + SegmentCipher.BLOCK_OVERHEAD);
    int[] offset = {0};
    // No place is sealed twice, though nobody will ever see these.
    return speed(
        () ->
            cipher.sealBlock(offset[0]++, Codec.STORED, BYTES, bytes.duplicate(), target.clear()));
  }

  private double speed(Runnable pass) {
    long begin = clock.nanos();
    long best = Long.MAX_VALUE;
    long last = begin;
    do {
      pass.run();
      long now = clock.nanos();
      best = Math.min(best, Math.max(1, now - last));
      last = now;
    } while (last - begin < NANOS);
    return BYTES / (best / 1e9);
  }
}
