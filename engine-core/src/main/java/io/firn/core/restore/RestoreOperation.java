package io.firn.core.restore;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.RestoreTarget;
import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.crypto.KeyRing;
import io.firn.core.index.ChunkIndex;
import io.firn.core.progress.Progress;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.IdCheck;
import io.firn.core.read.RepositoryChunkReader;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Restores snapshots. Safe for use by many threads, each with its own target. */
public final class RestoreOperation {

  /** The longest document that a media may have given. */
  private static final int LARGEST_DOCUMENT = 16 << 20;

  private final Storage storage;
  private final ChunkIndex index;
  private final KeyRing keys;
  private final ChunkReader chunks;
  private final RestoreSettings settings;
  private final InstantSource clock;

  /**
   * @param storage read only
   * @param chunks for metadata, lists and documents; contents are fetched by plan
   */
  public RestoreOperation(
      Storage storage,
      ChunkIndex index,
      KeyRing keys,
      ChunkReader chunks,
      RestoreSettings settings,
      InstantSource clock) {
    this.storage = requireNonNull(storage, "storage");
    this.index = requireNonNull(index, "index");
    this.keys = requireNonNull(keys, "keys");
    this.chunks = requireNonNull(chunks, "chunks");
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Restores what is requested of one snapshot. Entries that cannot be restored are reported and
   * the rest goes on; see the package's description for what is left of them.
   *
   * @param target is not closed
   * @throws Refused when the request contradicts itself or names an impossible path
   * @throws NoSuchSnapshot when none of the paths asked for matches anything
   * @throws IOException when the restore as a whole cannot go on: the storage does not answer, the
   *     target is full, the thread was interrupted. Doing it again then keeps what is right
   */
  public RestoreReport restore(
      Snapshot source,
      RestoreTarget target,
      RestoreRequest request,
      Progress progress,
      ProblemListener listener)
      throws IOException {
    check(request);
    SnapshotDocument snapshot = source.document();
    final Instant started = clock.instant();
    Problems problems = new Problems(listener);
    Counters counters = new Counters(progress);
    SegmentFetcher segments = new SegmentFetcher(storage);
    try (SinkCache sinks = new SinkCache(settings.openFiles());
        Workers workers = new Workers(settings.workers());
        Windows windows = new Windows(engine(workers, segments, counters, request))) {
      Restore restore =
          new Restore(
              request,
              new Selection(request),
              new OverwriteRule(request.overwrite()),
              chunks,
              index,
              windows,
              sinks,
              counters,
              problems,
              new TakenDisk(
                  new RepositoryChunkReader(segments, index, keys, settings.inOrder()),
                  settings.inOrder(),
                  counters,
                  problems));
      if (restore.selection().isEverything()) {
        progress.expect(snapshot.statistics().files(), snapshot.statistics().bytes());
        documents(snapshot, target, restore);
      }
      for (SnapshotDocument.Stream stream : snapshot.streams()) {
        restoreStream(stream, snapshot, target, restore);
      }
      tellUnmatched(source, restore);
      if (!problems.hasErrors()) {
        target.complete();
      }
    }
    Duration took = Duration.between(started, clock.instant());
    return new RestoreReport(
        counters.files.sum(),
        counters.directories.sum(),
        counters.others.sum(),
        counters.bytes.sum(),
        counters.written.sum(),
        counters.kept.sum(),
        segments.bytes(),
        segments.fetches(),
        counters.deleted.sum(),
        counters.verified.sum(),
        took.toNanos() / 1e9,
        problems.list());
  }

  private Window.Engine engine(
      Workers workers, SegmentFetcher segments, Counters counters, RestoreRequest request) {
    IdCheck ids = new IdCheck(keys);
    return new Window.Engine(
        workers,
        new ContentFetcher(segments, index, keys, ids, settings, counters),
        new ContentChecker(ids, counters),
        counters,
        settings,
        request.verify());
  }

  /** That nothing at all matches is a mistake of the request, unless metadata could not be read. */
  private static void tellUnmatched(Snapshot source, Restore restore) throws NoSuchSnapshot {
    List<String> unmatched = restore.selection().unmatched();
    int asked = restore.request().paths().size();
    if (asked > 0 && unmatched.size() == asked && restore.problems().list().isEmpty()) {
      String id = source.id().substring(0, Math.min(8, source.id().length()));
      throw new NoSuchSnapshot(
          "nothing in snapshot %s matches '%s'; see: firn ls %s"
              .formatted(id, String.join("' or '", unmatched), id));
    }
    unmatched.forEach(path -> restore.problems().error(path, "matches nothing in the snapshot"));
  }

  private static void check(RestoreRequest request) throws Refused {
    if (request.stripComponents() < 0) {
      throw new Refused("components to strip cannot be fewer than 0");
    }
    if (request.delete() && request.stripComponents() > 0) {
      throw new Refused(
          "--delete and --strip-components cannot go together: where several directories fall"
              + " together, nobody can say what is superfluous");
    }
  }

  private void restoreStream(
      SnapshotDocument.Stream stream,
      SnapshotDocument snapshot,
      RestoreTarget target,
      Restore restore)
      throws IOException {
    switch (stream.kind()) {
      case TREE ->
          new TreeRestore(restore, target.tree(stream.name()), stream.root(), snapshot.paths())
              .run();
      case BLOCK -> {
        if (restore.selection().selects(stream)) {
          disk(stream, target, restore);
        }
      }
    }
  }

  private static void disk(SnapshotDocument.Stream stream, RestoreTarget target, Restore restore)
      throws IOException {
    StreamRoot root = stream.root();
    Counters counters = restore.counters();
    if (restore.request().dryRun()) {
      counters.file(root.length());
      counters.written(root.length());
      return;
    }
    switch (target.block(stream.name(), OptionalLong.of(root.length()))) {
      case FileSink sink -> pieces(stream, sink, restore);
      case ContentTaker taker -> restore.taken().give(stream, taker);
    }
  }

  private static void pieces(SnapshotDocument.Stream stream, FileSink sink, Restore restore)
      throws IOException {
    StreamRoot root = stream.root();
    boolean empty = sink.length() == 0;
    if (!empty && !sink.isLeftover() && restore.request().overwrite() == Overwrite.NEVER) {
      sink.close();
      restore
          .problems()
          .report(ProblemListener.Severity.NOTE, stream.name(), "exists and is left alone");
      return;
    }
    Content content =
        new Content(
            new DiskDestination(
                stream.name(), sink, root.length(), restore.request().verify(), restore.counters()),
            empty ? Content.Start.FRESH : Content.Start.COMPARE,
            root.length(),
            restore.sinks(),
            restore.problems());
    restore.planner().plan(content, root, restore.counters());
    restore.windows().finish();
  }

  private void documents(SnapshotDocument snapshot, RestoreTarget target, Restore restore)
      throws IOException {
    for (SnapshotDocument.Document document : snapshot.documents()) {
      try {
        target.document(new Document(document.name(), read(document)));
      } catch (RepositoryException e) {
        restore.problems().error(document.name(), e.getMessage());
      } catch (MediaException e) {
        restore.problems().entryFailed(document.name(), e);
      }
    }
  }

  private byte[] read(SnapshotDocument.Document document) throws IOException {
    if (document.root().length() > LARGEST_DOCUMENT) {
      throw new Damaged("document " + document.name() + " is longer than 16 MiB", null);
    }
    ByteBuffer content = ByteBuffer.allocate((int) document.root().length());
    StreamReader stream = new StreamReader(chunks, document.root());
    for (ChunkRef ref = stream.next(); ref != null; ref = stream.next()) {
      if (ref.isHole()) {
        content.position(content.position() + (int) ref.length());
      } else {
        content.put(chunks.read(ref.id()));
      }
    }
    return content.array();
  }
}
