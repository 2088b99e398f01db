package io.firn.core.repository;

import io.firn.api.storage.Storage;
import io.firn.core.cache.LocalCopies;
import io.firn.core.commit.Committer;
import io.firn.core.commit.LogView;
import io.firn.core.commit.RepositoryLog;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.concurrent.Parallel;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.Password;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.RepositoryKeys;
import io.firn.core.format.KeySlot;
import io.firn.core.format.PublicHeader;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.RepositoryIndex;
import io.firn.core.index.RepositoryIndex.OnDamage;
import io.firn.core.index.RunIndex;
import io.firn.core.pipeline.ChunkPipeline;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.Progress;
import io.firn.core.read.ChunkReader;
import io.firn.core.read.ReadAhead;
import io.firn.core.read.RepositoryChunkReader;
import io.firn.core.read.SegmentFetcher;
import io.firn.core.snapshot.SnapshotStore;
import io.firn.core.storage.DryRunStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An opened repository: the keys are unlocked, and operations take from it what they work with.
 * Closing it forgets the keys; the storage stays the caller's. Safe for use by many threads.
 */
public final class Repository implements AutoCloseable {

  private final Storage storage;
  private final PublicHeader header;
  private final MasterKey master;
  private final KeySlot slot;
  private final RepositoryKeys keys;
  private final Environment environment;
  private final LocalCopies copies;
  private final RepositoryLog log;

  Repository(
      Storage storage,
      PublicHeader header,
      MasterKey master,
      KeySlot slot,
      Environment environment) {
    this.storage = storage;
    this.header = header;
    this.master = master;
    this.slot = slot;
    this.keys = new RepositoryKeys(master, header.repository(), environment.random());
    this.environment = environment;
    this.copies = new LocalCopies(localFolder());
    this.log = new RepositoryLog(storage, keys, environment.pause(), copies);
  }

  /**
   * Where copies of this repository are on this machine, made by whoever writes one; empty for
   * none.
   */
  public Optional<Path> localFolder() {
    return environment.cache().map(root -> root.resolve(header.repository().toString()));
  }

  public Storage storage() {
    return storage;
  }

  public PublicHeader header() {
    return header;
  }

  public KeyRing keys() {
    return keys;
  }

  public SnapshotStore snapshots() {
    return new SnapshotStore(storage, keys, header.hash(), copies);
  }

  public KeySlots keySlots() {
    return new KeySlots(storage, header);
  }

  /** Adds a password. */
  public KeySlot addPassword(Password password, String label) throws IOException {
    return keySlots().add(master, password, label, environment);
  }

  /** Puts a new password in the place of the one that opened this. */
  public KeySlot changePassword(Password password) throws IOException {
    KeySlot added = keySlots().add(master, password, slot.label(), environment);
    storage.delete(slot.name());
    return added;
  }

  /** The slot that the password opened. */
  public KeySlot slot() {
    return slot;
  }

  /**
   * Loads the index for reading; the caller closes it. Segments known to be bad or dying are the
   * last resort.
   */
  public RepositoryIndex openIndexForReading() throws IOException {
    return openIndex(
        (index, log) -> {
          index.avoid(log.quarantined());
          index.avoid(log.tombstoned());
        });
  }

  /**
   * Loads the index for a run that writes; the caller closes it. What only bad segments hold is
   * stored again.
   */
  public RepositoryIndex openIndexForWriting() throws IOException {
    return openIndex((index, log) -> index.quarantine(log.quarantined()));
  }

  private interface Marking {
    void mark(RepositoryIndex index, LogView log) throws IOException;
  }

  /** The index, with what the log says of its segments; both are read at the same time. */
  private RepositoryIndex openIndex(Marking marking) throws IOException {
    try (Parallel requests = new Parallel("reading the log", 1)) {
      Parallel.Pending<LogView> log = requests.start(() -> LogView.of(log().refresh()));
      RepositoryIndex index = openIndex();
      try {
        marking.mark(index, log.get());
        return index;
      } catch (IOException | RuntimeException e) {
        index.close();
        throw e;
      }
    }
  }

  /** A damaged piece is an error. */
  private RepositoryIndex openIndex() throws IOException {
    return RepositoryIndex.open(storage, keys, localFolder(), OnDamage.FAIL);
  }

  /**
   * Loads the index by fetching all of its pieces, whatever a local copy has: for checks and
   * repairs. Pieces that do not open are told by the index.
   */
  public RepositoryIndex openIndexAnew() throws IOException {
    return RepositoryIndex.open(storage, keys, Optional.empty(), OnDamage.SKIP);
  }

  public ChunkReader chunkReader(ChunkIndex index) {
    return chunkReader(index, ReadAhead.SPARSE);
  }

  /** Reads chunks with so much fetched ahead. */
  public ChunkReader chunkReader(ChunkIndex index, ReadAhead ahead) {
    return new RepositoryChunkReader(new SegmentFetcher(storage), index, keys, ahead);
  }

  /** Starts a pipeline that stores into this repository; the caller closes it. */
  public ChunkPipeline pipeline(RunIndex index, PipelineSettings settings, Progress progress)
      throws IOException {
    return new ChunkPipeline(
        storage, keys, header.chunking(), index, settings, environment.random(), progress);
  }

  /**
   * The log that writers and the collector tell each other through: the same for all who ask, so
   * that a run reads it once.
   */
  public RepositoryLog log() {
    return log;
  }

  /** A new random id. */
  public RandomId randomId() {
    return RandomId.next(environment.random());
  }

  /** The way to make snapshots visible, and to remove them. */
  public Committer committer(SafetyTimes times) {
    return new Committer(storage, snapshots(), log(), times, this::randomId);
  }

  /**
   * The same repository, where nothing that is written arrives, and no local copy is touched. It
   * shares this one's keys: only this one is to be closed.
   */
  public Repository withoutWriting() {
    Environment bare =
        new Environment(
            Optional.empty(), environment.random(), environment.clock(), environment.pause());
    return new Repository(new DryRunStorage(storage), header, master, slot, bare);
  }

  @Override
  public void close() {
    keys.close();
    master.close();
  }

  @Override
  public String toString() {
    return "Repository[" + header.repository() + "]";
  }
}
