package io.firn.core.backup;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.core.backup.Counts.Change;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.Optional;

/** Backs up one disk, image, or output of a command. */
final class BlockBackup {

  private final BackupRun run;

  BlockBackup(BackupRun run) {
    this.run = run;
  }

  /**
   * Reads the stream to its end.
   *
   * @param then the parent's root of the same stream
   */
  StreamRoot backup(BlockStream stream, Optional<StreamRoot> then) throws IOException {
    run.progress().current(stream.name());
    PendingStream content;
    // The reader is closed before the result counts: that is how a failed command says so.
    try (ContentReader reader = stream.open()) {
      content =
          run.writer()
              .write(
                  reader,
                  stream.aligned() ? Cutting.ALIGNED : Cutting.FINELY_DEFINED,
                  stream.length().orElse(-1));
    }
    StreamRoot root = content.await();
    Change change =
        then.isEmpty() ? Change.NEW : then.get().equals(root) ? Change.UNMODIFIED : Change.CHANGED;
    run.counts().file(change, root.length());
    run.progress().files.increment();
    run.progress().bytes.add(root.length());
    return root;
  }
}
