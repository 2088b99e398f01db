package io.firn.media.files.restore;

import io.firn.media.files.libc.ErrnoException;

/** Whether and how what was restored outlives a crash of the machine. */
interface Durability extends AutoCloseable {

  /** The kernel writes it out when it likes. */
  Durability NONE =
      new Durability() {
        @Override
        public Syncing syncing() {
          return Syncing.NEVER;
        }

        @Override
        public void wrote(long bytes) {}

        @Override
        public void close() {}
      };

  /** What the files are written for. */
  Syncing syncing();

  /** So many bytes more may have to be made durable. */
  void wrote(long bytes);

  /** Waits until everything that was written is as durable as it is to be. */
  @Override
  void close() throws ErrnoException;
}
