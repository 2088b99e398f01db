package io.firn.core.content;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** The content of one stream of a snapshot. Safe for use by many threads. */
public final class SnapshotContent implements StoredContent {

  private final ChunkReader chunks;
  private final StreamRoot root;
  private final ReadAhead ahead;
  private final LongConsumer given;
  private final AtomicReference<IOException> failure = new AtomicReference<>();

  /**
   * Reads nothing yet.
   *
   * @param given told of bytes, holes included, as they are given
   */
  public SnapshotContent(ChunkReader chunks, StreamRoot root, ReadAhead ahead, LongConsumer given) {
    this.chunks = requireNonNull(chunks, "chunks");
    this.root = requireNonNull(root, "root");
    this.ahead = requireNonNull(ahead, "ahead");
    this.given = requireNonNull(given, "given");
  }

  @Override
  public long length() {
    return root.length();
  }

  @Override
  public ContentReader open(long position) throws MediaException {
    if (position < 0 || position > root.length()) {
      throw new IllegalArgumentException("no byte at " + position + " of " + root.length());
    }
    StreamReader pieces = new StreamReader(chunks, root);
    try {
      pieces.seek(position);
      return new SnapshotReader(this, pieces, position);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  ChunkReader chunks() {
    return chunks;
  }

  /** Bytes that a reader announces before it needs them. */
  long window() {
    return ahead.window();
  }

  void given(long bytes) {
    given.accept(bytes);
  }

  /**
   * What went wrong on the side of the repository, if anything did: whoever gets a {@link
   * MediaException} from a reader of this finds its reason here.
   */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure.get());
  }

  MediaException failed(IOException e) {
    failure.compareAndSet(null, e);
    return Thread.currentThread().isInterrupted()
        ? new MediaException.Interrupted("interrupted while reading the repository", e)
        : new MediaException.Failed(e.getMessage(), e);
  }
}
