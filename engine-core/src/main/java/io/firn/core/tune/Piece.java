package io.firn.core.tune;

import io.firn.core.pipeline.Cutting;
import java.nio.ByteBuffer;

/**
 * Content in memory: a file, its beginning, or a part of a disk.
 *
 * @param bytes direct
 */
record Piece(ByteBuffer bytes, Cutting cutting) {

  int length() {
    return bytes.remaining();
  }
}
