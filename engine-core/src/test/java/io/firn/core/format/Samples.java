package io.firn.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.core.chunk.ChunkHasher;
import io.firn.core.chunk.ChunkId;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.Codec;
import io.firn.core.crypto.Digests;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SegmentCipher;
import io.firn.core.crypto.TestKeys;
import io.firn.core.format.SegmentTable.Block;
import io.firn.core.format.SegmentTable.Chunk;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One small object of each kind, always the same. */
public final class Samples {

  public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  public static final RandomId ID = new RandomId(0x0123456789abcdefL, 0x8000000000000001L);

  static final byte[] FIRST = "the first chunk".getBytes(UTF_8);
  static final byte[] SECOND = "and the second".getBytes(UTF_8);

  /** What zstd made of zeros; fixed, because another version of it may make other bytes. */
  private static final byte[] ZEROS =
      HexFormat.of().parseHex("28b52ffd60a00e4d000010000001009bf70116");

  private static final int ZEROS_LENGTH = 4000;

  private Samples() {}

  public static PublicHeader header() {
    return PublicHeader.create(TestKeys.REPOSITORY, TIME, ChunkingParameters.DEFAULT);
  }

  /** A segment with one stored block of two chunks, and one compressed block of metadata. */
  static ByteBuffer segment(KeyRing keys, byte[] salt) throws Exception {
    ByteBuffer segment = ByteBuffer.allocate(1024);
    new SegmentHeader(0, salt).write(segment);
    SegmentCipher cipher = keys.segmentCipher(0, salt);
    ByteBuffer raw = ByteBuffer.allocate(FIRST.length + SECOND.length).put(FIRST).put(SECOND);
    cipher.sealBlock(32, Codec.STORED, raw.limit(), raw.flip(), segment);
    int second = segment.position();
    cipher.sealBlock(second, Codec.ZSTD, ZEROS_LENGTH, ByteBuffer.wrap(ZEROS), segment);
    int tableAt = segment.position();
    SegmentTable table = table(keys, second, tableAt);
    ByteBuffer plain = ByteBuffer.allocate(SegmentTableCodec.size(table));
    SegmentTableCodec.write(table, plain);
    cipher.sealTable(tableAt, plain.flip(), segment);
    new SegmentFooter(segment.position() - tableAt).write(segment);
    return ByteBuffer.wrap(Arrays.copyOf(segment.array(), segment.position()));
  }

  static SegmentTable table(KeyRing keys, int second, int end) {
    ChunkHasher hasher = keys.newChunkHasher();
    ChunkId first = hasher.hash(ByteBuffer.wrap(FIRST));
    ChunkId next = hasher.hash(ByteBuffer.wrap(SECOND));
    ChunkId zeros = hasher.hash(ByteBuffer.allocate(ZEROS_LENGTH));
    List<Chunk> small = List.of(new Chunk(first, FIRST.length), new Chunk(next, SECOND.length));
    List<Chunk> large = List.of(new Chunk(zeros, ZEROS_LENGTH));
    return new SegmentTable(
        List.of(
            new Block(32, second - 32, Lane.DATA, small),
            new Block(second, end - second, Lane.METADATA, large)));
  }

  static SegmentId id(ByteBuffer segment) {
    return SegmentId.of(Digests.sha256(segment));
  }

  static SegmentId segmentId(int number) {
    return new SegmentId(number, 2, 3, -4);
  }

  static byte[] indexPiece() {
    byte[] salt = TestKeys.REPOSITORY.bytes();
    IndexPieceWriter writer =
        new IndexPieceWriter(
            List.of(ID, TestKeys.REPOSITORY),
            List.of(
                new SegmentRef(segmentId(1), 0, salt, 33_554_432),
                new SegmentRef(segmentId(2), 0, salt, 1_000_000)),
            3);
    writer.add(1, 2, 1, 32, 5000, 0, 4000);
    writer.add(1, 3, 0, 32, 1_048_600, 65_536, 70_000);
    writer.add(-1, 0, 0, 1_048_632, 4096, 0, 4_194_304);
    return writer.finish();
  }

  static List<GcRecord> logRecords() {
    List<SegmentId> segments = List.of(segmentId(1), segmentId(2));
    List<RandomId> snapshots = List.of(ID);
    RandomId owner = TestKeys.REPOSITORY;
    return List.of(
        new GcRecord.Tombstone(owner, TIME, segments),
        new GcRecord.Resurrection(owner, TIME, segments),
        new GcRecord.Deletion(owner, TIME, segments),
        new GcRecord.SnapshotRemoved(owner, TIME, snapshots),
        new GcRecord.CommitUnlisted(owner, TIME, snapshots),
        new GcRecord.Quarantine(owner, TIME, segments),
        new GcRecord.ManifestRenewed(
            owner, TIME, ID, 1, ChunkId.of(new byte[ChunkId.BYTES]), 64, segments),
        new GcRecord.Hold(owner, TIME, snapshots, TIME.plusSeconds(43_200)));
  }
}
