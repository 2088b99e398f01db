package io.firn.core.format;

import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** The bytes of a key slot; its JSON, which a checksum hides here, has a target of its own. */
public final class KeySlotFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    KeySlot.parse(ObjectNames.keySlot(Samples.ID), input);
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(Golden.bytes("key-slot"));
  }
}
