package io.firn.core.format;

import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** The one object that is read before anything is known. */
public final class PublicHeaderFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    PublicHeader header = PublicHeader.parse(input);
    PublicHeader.create(header.repository(), header.created(), header.chunking());
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(Samples.header().encoded());
  }
}
