package io.firn.bench.pipeline;

import io.firn.api.storage.Storage;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.index.RunIndex;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.progress.Progress;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.security.SecureRandom;

/** One repository's keys, and what is stored with them. */
final class Run implements AutoCloseable {

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.random(random);
  private final RepositoryKeys keys = new RepositoryKeys(master, RandomId.next(random), random);

  KeyRing keys() {
    return keys;
  }

  /** Reads the whole source through a pipeline; returns when all is stored. */
  StreamRoot store(Setting setting, SourceFile source, Storage storage, RunIndex index)
      throws IOException {
    try (ChunkPipeline pipeline =
        new ChunkPipeline(
            storage, keys, setting.chunking(), index, setting.pipeline(), random, new Progress())) {
      PendingStream stream =
          pipeline.write(
              source.reader(0, source.length()), setting.chunkKind.cutting(), source.length());
      StreamRoot root = stream.await();
      pipeline.drain();
      return root;
    }
  }

  @Override
  public void close() {
    keys.close();
    master.close();
  }
}
