package io.firn.core.crypto;

import java.security.Provider;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cipher objects for reuse: making one costs microseconds and garbage. A pool and not a thread
 * local, because readers may be virtual threads of which there are many and short-lived ones. It
 * keeps as many objects as can work at once; the scratch memory of the rest is garbage.
 */
final class GcmPool {

  private static final GcmPool SMALL = new GcmPool(CryptoProvider.small());

  /** Blocks that the JDK does cold: 1 MiB each at some 40 MB/s, 0.1 s in all. */
  private static final int BLOCKS_BEFORE_LOADING = 4;

  private static final AtomicInteger FIRST_BLOCKS = new AtomicInteger();

  private static volatile GcmPool bulk;

  private final Provider provider;
  private final ArrayBlockingQueue<Gcm> idle =
      new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

  GcmPool(Provider provider) {
    this.provider = provider;
  }

  static GcmPool small() {
    return SMALL;
  }

  /**
   * The pool for blocks. The first few are done by the JDK, and only then the native provider is
   * loaded, in the background: an unchanged backup or a listing opens two or three blocks of
   * metadata, which cost less than the 250 ms of loading. Callers give an object back to the pool
   * that they took it from.
   */
  static GcmPool bulk() {
    GcmPool loaded = bulk;
    if (loaded != null) {
      return loaded;
    }
    if (FIRST_BLOCKS.incrementAndGet() == BLOCKS_BEFORE_LOADING) {
      Thread.ofPlatform().daemon().name("firn-crypto-load").start(GcmPool::load);
    }
    return SMALL;
  }

  private static void load() {
    bulk = CryptoProvider.isNative() ? new GcmPool(CryptoProvider.bulk()) : SMALL;
  }

  /** To be given back after use, not after an unchecked exception. */
  Gcm take() {
    Gcm gcm = idle.poll();
    return gcm != null ? gcm : new Gcm(provider);
  }

  void giveBack(Gcm gcm) {
    idle.offer(gcm);
  }
}
