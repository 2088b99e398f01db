package io.firn.bench.limit;

import io.firn.bench.place.StorageKind;
import io.firn.core.crypto.CryptoProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

/** The bytes of one segment, and what is done with them when it is full. For one thread. */
final class BareSegment implements AutoCloseable {

  private final StepClock clock;
  private final ByteBuffer bytes;
  private final MessageDigest name;
  private final Optional<MessageDigest> md5;
  private final Optional<BareSink> sink;

  BareSegment(StepClock clock, int size, StorageKind storage)
      throws GeneralSecurityException, IOException {
    this.clock = clock;
    this.bytes = ByteBuffer.allocateDirect(size);
    this.name = MessageDigest.getInstance("SHA-256", CryptoProvider.bulk());
    this.md5 =
        storage == StorageKind.SWIFT
            ? Optional.of(MessageDigest.getInstance("MD5"))
            : Optional.empty();
    this.sink = BareSink.of(storage);
  }

  /** Where a block of at most so many bytes goes; finishes the segment when it has no room. */
  ByteBuffer roomFor(int length) throws IOException {
    if (bytes.remaining() < length) {
      finish();
    }
    return bytes;
  }

  /** Names and writes what there is. */
  void finish() throws IOException {
    bytes.flip();
    clock.begin();
    name.update(bytes.duplicate());
    name.digest();
    clock.end(Step.SEGMENT);
    if (md5.isPresent()) {
      md5.get().update(bytes.duplicate());
      md5.get().digest();
      clock.end(Step.MD5);
    }
    if (sink.isPresent()) {
      sink.get().write(bytes);
      clock.end(Step.WRITE);
    }
    bytes.clear();
  }

  @Override
  public void close() throws IOException {
    if (sink.isPresent()) {
      sink.get().close();
    }
  }
}
