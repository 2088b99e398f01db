package io.firn.bench.place;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.OutageListener;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageStack;
import io.firn.core.storage.StorageTraffic;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** A place for the objects of one benchmark, which is removed by closing it. */
public interface Place extends AutoCloseable {

  /**
   * An empty place of its own.
   *
   * @param latency milliseconds of a round trip; only for servers
   */
  static Place open(StorageKind kind, int latency) throws IOException {
    if (latency > 0 && kind != StorageKind.SWIFT && kind != StorageKind.S3) {
      throw new IllegalArgumentException(kind + " is at no distance");
    }
    return switch (kind) {
      case MEMORY -> new MemoryPlace();
      case LOCAL -> new FolderPlace();
      case SWIFT -> ServerPlace.swift(latency);
      case S3 -> ServerPlace.s3(latency);
    };
  }

  /** The plugin's storage, to be closed by the caller. */
  Storage plugin() throws StorageException;

  /**
   * The storage as the commands use it, with retries and a limit of connections.
   *
   * @param meter counts what is sent
   */
  default Storage storage(int connections, StorageMeter meter) throws IOException {
    StorageTraffic usual = StorageTraffic.DEFAULT;
    StorageTraffic traffic =
        new StorageTraffic(
            usual.upload(),
            usual.download(),
            usual.requests(),
            OptionalInt.of(connections),
            usual.stuckAfter(),
            usual.waitForStorage());
    return new StorageStack(traffic, Optional.of(meter), OutageListener.NONE).open(this::plugin);
  }

  /** Removes all objects. */
  void clear() throws IOException;

  /** Bytes of this process that the place itself holds, which no backup would. */
  default long bytesInProcess() {
    return 0;
  }

  @Override
  void close() throws IOException;
}
