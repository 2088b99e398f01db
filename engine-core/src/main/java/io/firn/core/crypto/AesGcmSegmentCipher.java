package io.firn.core.crypto;

import static io.firn.core.crypto.Hkdf.derive;

import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Blocks and table of one segment under AES-256-GCM; docs/format.md has the bytes. */
final class AesGcmSegmentCipher implements SegmentCipher {

  private static final int KIND_BLOCK = 1;
  private static final int KIND_TABLE = 2;
  private static final int HEADER_BYTES = 8;

  /** Repository, kind, offset. */
  private static final int CONTEXT_BYTES = RandomId.BYTES + 1 + Long.BYTES;

  private final RandomId repository;
  private final SecretKey blockKey;
  private final SecretKey tableKey;
  private final Supplier<GcmPool> pools;

  AesGcmSegmentCipher(RandomId repository, byte[] dataKey, byte[] salt, Supplier<GcmPool> pools) {
    this.repository = repository;
    this.blockKey = new SecretKeySpec(derive(dataKey, salt, "firn0 segment"), "AES");
    this.tableKey = new SecretKeySpec(derive(dataKey, salt, "firn0 toc"), "AES");
    this.pools = pools;
  }

  @Override
  public void sealBlock(
      long offset, Codec codec, int rawLength, ByteBuffer encoded, ByteBuffer target) {
    if (rawLength < 0 || rawLength > LARGEST_RAW_BLOCK) {
      throw new IllegalArgumentException("no block may have a raw length of " + rawLength);
    }
    if (target.remaining() < encoded.remaining() + BLOCK_OVERHEAD) {
      throw new IllegalArgumentException("no room for the sealed block");
    }
    long header = ((long) codec.code() << 56) | rawLength;
    target.putLong(header);
    GcmPool pool = pools.get();
    Gcm gcm = pool.take();
    gcm.seal(blockKey, nonce(offset), blockContext(offset, header), encoded, target);
    pool.giveBack(gcm);
  }

  @Override
  public BlockHeader openBlock(long offset, ByteBuffer block, ByteBuffer target)
      throws NotAuthentic, Unsupported {
    if (block.remaining() < BLOCK_OVERHEAD) {
      throw new NotAuthentic("the block at offset " + offset + " is cut off");
    }
    int from = block.position();
    long header = block.getLong();
    if (!open(blockKey, offset, blockContext(offset, header), block, target)) {
      block.position(from);
      throw new NotAuthentic("the block at offset " + offset + " is not what was sealed there");
    }
    return blockHeader(header);
  }

  @Override
  public void sealTable(long offset, ByteBuffer table, ByteBuffer target) {
    GcmPool pool = pools.get();
    Gcm gcm = pool.take();
    gcm.seal(tableKey, nonce(offset), context(KIND_TABLE, offset, 0).array(), table, target);
    pool.giveBack(gcm);
  }

  @Override
  public void openTable(long offset, ByteBuffer sealed, ByteBuffer target) throws NotAuthentic {
    if (!open(tableKey, offset, context(KIND_TABLE, offset, 0).array(), sealed, target)) {
      throw new NotAuthentic("the table at offset " + offset + " is not what was sealed there");
    }
  }

  private boolean open(
      SecretKey key, long offset, byte[] context, ByteBuffer sealed, ByteBuffer target) {
    GcmPool pool = pools.get();
    Gcm gcm = pool.take();
    boolean authentic = gcm.open(key, nonce(offset), context, sealed, target);
    pool.giveBack(gcm);
    return authentic;
  }

  /** Looked at after it was authenticated: what is odd in it was written so by a newer version. */
  private static BlockHeader blockHeader(long header) throws Unsupported {
    Codec codec = Codec.of((int) (header >>> 56));
    long rawLength = header & 0x00ff_ffff_ffff_ffffL;
    if (rawLength > LARGEST_RAW_BLOCK) {
      throw new Unsupported("a block is longer than 16 MiB; a newer version of firn may read it");
    }
    return new BlockHeader(codec, (int) rawLength);
  }

  private static byte[] nonce(long offset) {
    return ByteBuffer.allocate(Gcm.NONCE_BYTES).putInt(0).putLong(offset).array();
  }

  private byte[] blockContext(long offset, long header) {
    return context(KIND_BLOCK, offset, HEADER_BYTES).putLong(header).array();
  }

  private ByteBuffer context(int kind, long offset, int more) {
    ByteBuffer context = ByteBuffer.allocate(CONTEXT_BYTES + more);
    repository.write(context);
    return context.put((byte) kind).putLong(offset);
  }
}
