package io.firn.core.crypto;

import java.security.Provider;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Cipher objects for reuse: making one costs microseconds and garbage. A pool and not a thread
 * local, because readers may be virtual threads of which there are many and short-lived ones. It
 * keeps as many objects as can work at once; the scratch memory of the rest is garbage.
 */
final class GcmPool {

  private static final GcmPool SMALL = new GcmPool(CryptoProvider.small());

  private static final class Bulk {
    static final GcmPool POOL =
        CryptoProvider.isNative() ? new GcmPool(CryptoProvider.bulk()) : SMALL;
  }

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
   * The pool for blocks: the JDK's until the native provider is there. Callers give an object back
   * to the pool that they took it from.
   */
  static GcmPool bulk() {
    CryptoProvider.prepareBulk();
    return CryptoProvider.isBulkReady() ? Bulk.POOL : SMALL;
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
