package io.firn.core.storage;

import io.firn.api.storage.StorageException;
import java.time.Duration;

/** Told when a storage that is waited for goes away and when it is back. Called by many threads. */
public interface OutageListener {

  /** Nobody wants to know. */
  OutageListener NONE =
      new OutageListener() {
        @Override
        public void away(StorageException reason, Duration longest) {}

        @Override
        public void back(Duration away) {}
      };

  /**
   * The usual attempts are used up. Called once for an outage, however many requests it meets.
   *
   * @param reason of the first request that began to wait
   * @param longest that any request waits
   */
  void away(StorageException reason, Duration longest);

  /** A request that waited was answered, {@code away} after its first failure. */
  void back(Duration away);
}
