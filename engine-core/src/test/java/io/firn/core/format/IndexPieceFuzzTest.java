package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.fuzz.FuzzTargetTest;
import java.nio.ByteBuffer;
import java.util.List;

/** What was accepted as an index piece is written back as the same bytes. */
public final class IndexPieceFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    IndexPiece piece = IndexPiece.parse(ObjectNames.indexPiece(Samples.ID), input);
    IndexPieceWriter writer =
        new IndexPieceWriter(piece.superseded(), piece.segments(), piece.size());
    for (ByteBuffer e = piece.entries(); e.hasRemaining(); ) {
      writer.add(
          e.getLong(), e.getLong(), e.getInt(), e.getInt(), e.getInt(), e.getInt(), e.getInt());
    }
    assertThat(writer.finish()).isEqualTo(input);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(Samples.indexPiece(), new IndexPieceWriter(List.of(), List.of(), 0).finish());
  }
}
