package io.firn.core.backup;

import io.firn.core.crypto.Digests;
import io.firn.core.repository.Repository;
import io.firn.core.snapshot.SnapshotDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What this machine knows of the retention of a series' objects, and will know: the table that is
 * read and the one that is written. Knows nothing where there is no folder for local copies. For
 * one thread.
 */
final class RetentionMemory implements AutoCloseable {

  private final Optional<RetentionTable> table;
  private final Optional<RetentionDraft> draft;

  private RetentionMemory(Optional<RetentionTable> table, Optional<RetentionDraft> draft) {
    this.table = table;
    this.draft = draft;
  }

  static RetentionMemory open(Repository repository, SnapshotDocument snapshot) {
    Optional<Path> file =
        repository.localFolder().map(folder -> folder.resolve("retention").resolve(of(snapshot)));
    byte[] key = repository.keys().cacheKey();
    return new RetentionMemory(
        file.map(path -> RetentionTable.open(path, key)),
        file.map(path -> new RetentionDraft(path, key)));
  }

  /** One name for all backups of the same thing, as what they need is much the same. */
  private static String of(SnapshotDocument snapshot) {
    List<Object> same =
        List.of(snapshot.media(), snapshot.hostname(), snapshot.backupName(), snapshot.paths());
    byte[] text = same.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256(ByteBuffer.wrap(text)), 0, 16);
  }

  /** Until when the object is kept at least; to be asked for in ascending order. */
  Optional<Instant> find(RetainedObject object) {
    return table.flatMap(known -> known.find(object));
  }

  /** Notes until when the object is kept; in ascending order. */
  void add(RetainedObject object, Instant until) {
    draft.ifPresent(next -> next.add(object, until));
  }

  /** From now on the next backup knows this. */
  void finish() {
    draft.ifPresent(RetentionDraft::finish);
  }

  @Override
  public void close() {
    table.ifPresent(RetentionTable::close);
    draft.ifPresent(RetentionDraft::close);
  }
}
