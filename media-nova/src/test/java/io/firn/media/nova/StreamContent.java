package io.firn.media.nova;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;

/** What a stream gives, as if it came from a repository. */
public record StreamContent(BlockStream stream) implements StoredContent {

  @Override
  public long length() {
    return stream.length().orElseThrow();
  }

  @Override
  public ContentReader open(long position) throws MediaException {
    ContentReader reader = stream.open();
    ByteBuffer passed = ByteBuffer.allocateDirect(1 << 16);
    for (long left = position; left > 0; ) {
      passed.clear().limit((int) Math.min(left, passed.capacity()));
      left -= Math.max(reader.read(passed), 0) + reader.skipHole();
    }
    return reader;
  }
}
