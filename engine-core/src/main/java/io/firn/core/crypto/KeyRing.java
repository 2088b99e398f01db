package io.firn.core.crypto;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkHasher;

/**
 * The keys of an opened repository, as what can be done with them; no key ever leaves it but the
 * two that say so. Safe for use by many threads.
 */
public interface KeyRing {

  /** A new hasher for one thread. */
  ChunkHasher newChunkHasher();

  /** 32 secret bytes that the cut of content-defined chunks is derived from. */
  byte[] chunkerSeed();

  /** 32 secret bytes that local copies are authenticated with. */
  byte[] cacheKey();

  /** The epoch that new objects are sealed with. */
  int currentEpoch();

  /**
   * The cipher of one segment.
   *
   * @param salt 16 random bytes, fresh for each new segment
   * @throws Unsupported when there is no key of this epoch
   */
  SegmentCipher segmentCipher(int epoch, byte[] salt) throws Unsupported;

  /** Seals the plain bytes of an object that is no segment, under a fresh salt. */
  byte[] seal(SealedKind kind, ObjectName name, byte[] plain);

  /**
   * Opens what {@link #seal} made.
   *
   * @throws NotAuthentic when the bytes are not what was sealed for this repository, kind and name
   * @throws Unsupported when a newer version wrote them
   */
  byte[] open(SealedKind kind, ObjectName name, byte[] sealed) throws NotAuthentic, Unsupported;
}
