package io.firn.core.restore;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.crypto.TestKeys;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.MemoryRunIndex;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Progress;
import io.firn.core.read.ReadAhead;
import io.firn.core.read.RepositoryChunkReader;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeRecord;
import io.firn.core.tree.TreeWriter;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A snapshot that is made of entries given one by one, stored by the real pipeline in memory. */
public final class StoredSnapshot {

  static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");

  public final InMemoryStorage storage = new InMemoryStorage();
  public final MemoryRunIndex index = new MemoryRunIndex();
  public final RepositoryKeys keys = TestKeys.keys();
  final TreeMap<TreePath, FileAttributes> attributes = new TreeMap<>();
  final TreeMap<TreePath, byte[]> contents = new TreeMap<>();
  final TreeMap<String, byte[]> disks = new TreeMap<>();
  final TreeMap<String, byte[]> documents = new TreeMap<>();
  final List<String> sourcePaths = new ArrayList<>(List.of("/"));

  StoredSnapshot directory(String path) {
    return put(path, FileType.DIRECTORY, 0, "", Optional.empty(), 2);
  }

  public StoredSnapshot file(String path, byte[] content) {
    contents.put(TreePath.of(path), content);
    return put(path, FileType.FILE, content.length, "", Optional.empty(), 1);
  }

  StoredSnapshot symlink(String path, String linkTarget) {
    return put(path, FileType.SYMLINK, 0, linkTarget, Optional.empty(), 1);
  }

  /** Makes {@code path} a further name of the file at {@code first}. */
  StoredSnapshot link(String path, String first) {
    int size = contents.get(TreePath.of(first)).length;
    put(first, FileType.FILE, size, "", Optional.empty(), 2);
    return put(path, FileType.FILE, size, "", Optional.of(TreePath.of(first)), 2);
  }

  private StoredSnapshot put(
      String path, FileType type, long size, String target, Optional<TreePath> first, long links) {
    TreePath at = TreePath.of(path);
    attributes.put(
        at,
        new FileAttributes(
            at,
            type,
            0640,
            0,
            0,
            "",
            "",
            TIME,
            TIME,
            path.hashCode(),
            1,
            links,
            size,
            target.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            0,
            first,
            List.of()));
    return this;
  }

  public SnapshotDocument store() throws IOException {
    PipelineSettings settings =
        PipelineSettings.defaults().withMaxSegmentSize(4 << 20).withBudget(96 << 20);
    List<SnapshotDocument.Stream> streams = new ArrayList<>();
    List<SnapshotDocument.Document> texts = new ArrayList<>();
    try (ChunkPipeline pipeline =
        new ChunkPipeline(
            storage,
            keys,
            ChunkingParameters.around(16 << 10),
            index,
            settings,
            new SecureRandom(),
            new Progress())) {
      for (Map.Entry<String, byte[]> disk : disks.entrySet()) {
        StreamRoot root = pipeline.write(new Bytes(disk.getValue()), Cutting.ALIGNED, -1).await();
        streams.add(
            new SnapshotDocument.Stream(disk.getKey(), SnapshotDocument.Kind.BLOCK, true, root));
      }
      for (Map.Entry<String, byte[]> text : documents.entrySet()) {
        byte[] content = text.getValue();
        StreamRoot root =
            pipeline.write(new Bytes(content), Cutting.CONTENT_DEFINED, content.length).await();
        texts.add(new SnapshotDocument.Document(text.getKey(), root));
      }
      TreeWriter writer = new TreeWriter(pipeline);
      for (FileAttributes entry : attributes.values()) {
        byte[] content = contents.get(entry.path());
        StreamRoot root =
            content == null
                ? StreamRoot.EMPTY
                : pipeline
                    .write(new Bytes(content), Cutting.CONTENT_DEFINED, content.length)
                    .await();
        writer.add(new TreeRecord(entry, root));
      }
      StreamRoot tree = writer.finish();
      pipeline.drain();
      if (!attributes.isEmpty()) {
        streams.add(new SnapshotDocument.Stream("tree", SnapshotDocument.Kind.TREE, false, tree));
      }
    }
    return document(streams, texts);
  }

  private SnapshotDocument document(
      List<SnapshotDocument.Stream> streams, List<SnapshotDocument.Document> texts) {
    return new SnapshotDocument(
        0,
        "",
        TIME,
        "host",
        "user",
        "",
        "files",
        "fs",
        sourcePaths,
        List.of(),
        Optional.empty(),
        0,
        false,
        "firn",
        streams,
        texts,
        StreamRoot.EMPTY,
        List.of(),
        new SnapshotDocument.Statistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  RestoreOperation operation(RestoreSettings settings) {
    return new RestoreOperation(
        storage,
        index,
        keys,
        new RepositoryChunkReader(
            new SegmentFetcher(storage), index, keys, new ReadAhead(1 << 20, 4 << 20, 4)),
        settings,
        InstantSource.system());
  }

  /** Bytes, of which runs of 4 KiB zeros at multiples of 4 KiB are holes. */
  private static final class Bytes implements ContentReader {

    private static final int PAGE = 4 << 10;

    private final byte[] content;
    private int position;

    Bytes(byte[] content) {
      this.content = content;
    }

    private int pageEnd() {
      return Math.min(content.length, (position / PAGE + 1) * PAGE);
    }

    private boolean isHole() {
      boolean whole = position % PAGE == 0 && pageEnd() - position == PAGE;
      for (int i = position; whole && i < pageEnd(); i++) {
        whole = content[i] == 0;
      }
      return whole;
    }

    @Override
    public long skipHole() {
      int from = position;
      while (position < content.length && isHole()) {
        position = pageEnd();
      }
      return (long) position - from;
    }

    @Override
    public int read(ByteBuffer target) {
      if (position == content.length) {
        return -1;
      }
      if (isHole()) {
        return 0;
      }
      int n = Math.min(target.remaining(), pageEnd() - position);
      target.put(content, position, n);
      position += n;
      return n;
    }

    @Override
    public boolean changedWhileRead() {
      return false;
    }

    @Override
    public void close() {}
  }
}
