package io.firn.core.pipeline;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.chunk.ChunkHasher;
import io.firn.core.crypto.BlockHeader;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.SegmentCipher;
import java.nio.ByteBuffer;

/** Keys whose ciphers flip a bit in everything that they open, as bad memory would. */
record UnreliableKeys(KeyRing keys) implements KeyRing {

  @Override
  public SegmentCipher segmentCipher(int epoch, byte[] salt) throws Unsupported {
    SegmentCipher cipher = keys.segmentCipher(epoch, salt);
    return new SegmentCipher() {
      @Override
      public void sealBlock(
          long offset, Codec codec, int rawLength, ByteBuffer encoded, ByteBuffer target) {
        cipher.sealBlock(offset, codec, rawLength, encoded, target);
      }

      @Override
      public BlockHeader openBlock(long offset, ByteBuffer block, ByteBuffer target)
          throws NotAuthentic, Unsupported {
        BlockHeader header = cipher.openBlock(offset, block, target);
        int last = target.position() - 1;
        target.put(last, (byte) (target.get(last) ^ 1));
        return header;
      }

      @Override
      public void sealTable(long offset, ByteBuffer table, ByteBuffer target) {
        cipher.sealTable(offset, table, target);
      }

      @Override
      public void openTable(long offset, ByteBuffer sealed, ByteBuffer target) throws NotAuthentic {
        cipher.openTable(offset, sealed, target);
      }
    };
  }

  @Override
  public ChunkHasher newChunkHasher() {
    return keys.newChunkHasher();
  }

  @Override
  public byte[] chunkerSeed() {
    return keys.chunkerSeed();
  }

  @Override
  public byte[] cacheKey() {
    return keys.cacheKey();
  }

  @Override
  public int currentEpoch() {
    return keys.currentEpoch();
  }

  @Override
  public byte[] seal(SealedKind kind, ObjectName name, byte[] plain) {
    return keys.seal(kind, name, plain);
  }

  @Override
  public byte[] open(SealedKind kind, ObjectName name, byte[] sealed)
      throws NotAuthentic, Unsupported {
    return keys.open(kind, name, sealed);
  }
}
