package io.firn.core.crypto;

import static io.firn.core.crypto.Hkdf.derive;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The keys of one repository, derived once from its master key, which may be closed afterwards.
 * {@link #close} overwrites them; ciphers and hashers made before go on working.
 */
public final class RepositoryKeys implements KeyRing, AutoCloseable {

  /** The only epoch so far; a later command that changes keys will begin further ones. */
  private static final int EPOCH = 0;

  private final RandomId repository;
  private final SecureRandom random;
  private final byte[] chunkId;
  private final byte[] chunkerSeed;
  private final byte[] cacheKey;
  private final byte[] data;

  /** Derives the keys; {@code random} gives the salts of sealed objects. */
  public RepositoryKeys(MasterKey master, RandomId repository, SecureRandom random) {
    this.repository = repository;
    this.random = random;
    byte[] salt = repository.bytes();
    chunkId = derive(master.bytes(), salt, "firn0 chunk id");
    chunkerSeed = derive(master.bytes(), salt, "firn0 chunker");
    cacheKey = derive(master.bytes(), salt, "firn0 cache");
    byte[] dataInfo =
        ByteBuffer.allocate(15)
            .put("firn0 data ".getBytes(StandardCharsets.US_ASCII))
            .putInt(EPOCH)
            .array();
    data = derive(master.bytes(), salt, dataInfo);
  }

  /** The repository that these keys belong to. */
  public RandomId repository() {
    return repository;
  }

  @Override
  public ChunkHasher newChunkHasher() {
    CryptoProvider.prepareBulk();
    return new HmacChunkHasher(chunkId);
  }

  @Override
  public byte[] chunkerSeed() {
    return chunkerSeed.clone();
  }

  @Override
  public byte[] cacheKey() {
    return cacheKey.clone();
  }

  @Override
  public int currentEpoch() {
    return EPOCH;
  }

  @Override
  public SegmentCipher segmentCipher(int epoch, byte[] salt) throws Unsupported {
    return new AesGcmSegmentCipher(repository, dataKey(epoch), salt, GcmPool::bulk);
  }

  @Override
  public byte[] seal(SealedKind kind, ObjectName name, byte[] plain) {
    byte[] salt = new byte[SealedObject.SALT_BYTES];
    random.nextBytes(salt);
    return new SealedObject(repository, kind, name).seal(data, EPOCH, salt, plain);
  }

  @Override
  public byte[] open(SealedKind kind, ObjectName name, byte[] sealed)
      throws NotAuthentic, Unsupported {
    return new SealedObject(repository, kind, name).open(this::dataKey, sealed);
  }

  private byte[] dataKey(int epoch) throws Unsupported {
    if (epoch != EPOCH) {
      throw new Unsupported(
          "sealed with a key of epoch " + Integer.toUnsignedString(epoch) + "; update firn");
    }
    return data;
  }

  @Override
  public void close() {
    for (byte[] key : new byte[][] {chunkId, chunkerSeed, cacheKey, data}) {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "RepositoryKeys of " + repository;
  }
}
