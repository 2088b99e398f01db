package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A payload of the same bytes, for decorators that change the rest. */
public abstract class ForwardingPayload implements Payload {

  private final Payload inner;

  /** Of the bytes of {@code inner}. */
  protected ForwardingPayload(Payload inner) {
    this.inner = requireNonNull(inner, "inner");
  }

  @Override
  public final long length() {
    return inner.length();
  }

  @Override
  public final List<ByteBuffer> buffers() {
    return inner.buffers();
  }

  @Override
  public final Optional<byte[]> sha256() {
    return inner.sha256();
  }

  @Override
  public Optional<Duration> lifetime() {
    return inner.lifetime();
  }

  @Override
  public void sending(int bytes) throws StorageException {
    inner.sending(bytes);
  }
}
