package io.firn.core.format;

import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.SealedKind;
import io.firn.core.crypto.TestKeys;
import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** The envelope of sealed objects. */
public final class SealedObjectFuzzTest extends FuzzTargetTest {

  private final KeyRing keys = TestKeys.keys();

  @Override
  protected void read(byte[] input) throws Exception {
    keys.open(SealedKind.INDEX, ObjectNames.indexPiece(Samples.ID), input);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(Golden.bytes("index-piece-sealed"));
  }
}
