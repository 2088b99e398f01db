package io.firn.core.backup;

import io.firn.api.media.BlockStream;
import io.firn.api.media.Document;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeStream;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.manifest.ReferenceTracker;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PipelineStatistics;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.core.read.ChunkReader;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.snapshot.SnapshotDocument.Kind;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.ParentTree;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The opened index, the running pipeline and the way to commit, for one backup. */
final class BackupSession implements AutoCloseable {

  private final Repository repository;
  private final RepositoryIndex index;
  private final ChunkReader chunks;
  private final ChunkPipeline pipeline;
  private final BackupRun run;
  private final BackupCommit commit;

  private BackupSession(
      Repository repository,
      RepositoryIndex index,
      ChunkReader chunks,
      ChunkPipeline pipeline,
      BackupRun run,
      BackupCommit commit) {
    this.repository = repository;
    this.index = index;
    this.chunks = chunks;
    this.pipeline = pipeline;
    this.run = run;
    this.commit = commit;
  }

  static BackupSession open(
      Repository repository,
      BackupSettings settings,
      BackupRequest request,
      Progress progress,
      ProblemLog problems,
      Clock clock)
      throws IOException {
    Repository target = request.dryRun() ? repository.withoutWriting() : repository;
    RepositoryIndex index = target.openIndexForWriting();
    try {
      FlushingIndex flushing = new FlushingIndex(index, settings.flushPolicy(), clock);
      ReferenceTracker tracker = new ReferenceTracker(flushing);
      ChunkReader chunks = target.chunkReader(index);
      ChunkPipeline pipeline = target.pipeline(tracker, settings.pipeline(), progress);
      BackupRun run =
          new BackupRun(
              request,
              pipeline,
              new ContentReferences(tracker, chunks),
              new Counts(),
              progress,
              problems);
      BackupCommit commit = new BackupCommit(target, settings, tracker, pipeline, clock);
      return new BackupSession(target, index, chunks, pipeline, run, commit);
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  BackupRun run() {
    return run;
  }

  PipelineStatistics statistics() {
    return pipeline.statistics();
  }

  /** Backs up one stream; long trees commit checkpoints meanwhile. */
  SnapshotDocument.Stream backup(SourceStream stream, SnapshotParts parts) throws IOException {
    return switch (stream) {
      case TreeStream tree -> backupTree(tree, parts);
      case BlockStream block -> {
        Optional<StreamRoot> then = root(parts.parents().finished(), block.name(), Kind.BLOCK);
        StreamRoot root = new BlockBackup(run).backup(block, then);
        yield new SnapshotDocument.Stream(block.name(), Kind.BLOCK, block.aligned(), root);
      }
    };
  }

  private SnapshotDocument.Stream backupTree(TreeStream tree, SnapshotParts parts)
      throws IOException {
    List<TreeReader> then = new ArrayList<>();
    // The newest first: an unfinished run knows the paths up to where it came.
    Stream.of(parts.parents().checkpoint(), parts.parents().finished())
        .flatMap(parent -> root(parent, tree.name(), Kind.TREE).stream())
        .forEach(root -> then.add(new TreeReader(chunks, root)));
    Checkpoints checkpoints =
        new Checkpoints() {
          @Override
          public boolean isDue() {
            return commit.isCheckpointDue();
          }

          @Override
          public void commit(StreamRoot root) throws IOException {
            commit.checkpoint(
                parts, new SnapshotDocument.Stream(tree.name(), Kind.TREE, false, root), run);
          }
        };
    StreamRoot root =
        new TreeBackup(run, new ParentTree(then), new TreeWriter(pipeline), checkpoints)
            .backup(tree);
    return new SnapshotDocument.Stream(tree.name(), Kind.TREE, false, root);
  }

  private static Optional<StreamRoot> root(Optional<Snapshot> snapshot, String name, Kind kind) {
    return snapshot.stream()
        .flatMap(found -> found.document().streams().stream())
        .filter(stream -> stream.name().equals(name) && stream.kind() == kind)
        .map(SnapshotDocument.Stream::root)
        .findFirst();
  }

  SnapshotDocument.Document store(Document document) throws IOException {
    StreamRoot root =
        pipeline
            .write(
                new BytesReader(document.content()),
                Cutting.CONTENT_DEFINED,
                document.content().length)
            .await();
    return new SnapshotDocument.Document(document.name(), root);
  }

  /** Waits until all content is stored, so that the statistics are final. */
  void drain() throws IOException {
    pipeline.drain();
  }

  /** Makes the snapshot visible, and keeps what it needs; empty after a dry run. */
  Optional<Snapshot> commit(SnapshotParts parts, SnapshotDocument.Statistics statistics)
      throws IOException {
    Optional<Snapshot> snapshot = commit.finish(parts, statistics, run.request().dryRun());
    if (snapshot.isPresent()) {
      RetentionRenewal.renew(repository, chunks, snapshot.get().document(), run.problems());
    }
    return snapshot;
  }

  @Override
  public void close() throws IOException {
    try (index) {
      pipeline.close();
    }
  }
}
