package io.firn.core.snapshot;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.concurrent.Parallel;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.storage.StorageListing;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The snapshots of one repository. Safe for use by many threads. */
public final class SnapshotStore {

  /** Seal and header around the document. */
  private static final int OVERHEAD = 256;

  /** Snapshots fetched at a time: enough to hide 100 ms of latency, few enough for any server. */
  private static final int AT_ONCE = 16;

  private final Storage storage;
  private final KeyRing keys;
  private final String headerHash;

  /**
   * Works on an opened repository.
   *
   * @param headerHash SHA-256 of the public header, hexadecimal
   */
  public SnapshotStore(Storage storage, KeyRing keys, String headerHash) {
    this.storage = storage;
    this.keys = keys;
    this.headerHash = headerHash;
  }

  /** Ids of all listed snapshots, checkpoints included; in no order that means anything. */
  public List<RandomId> ids() throws StorageException {
    List<RandomId> ids = new ArrayList<>();
    for (StorageListing listing = listing(); listing.hasNext(); ) {
      id(listing.next()).ifPresent(ids::add);
    }
    return ids;
  }

  /**
   * All finished snapshots, oldest first. One that is listed but gone was removed by somebody
   * meanwhile and is left out.
   *
   * @throws RepositoryException for one that cannot be opened; the message names it
   */
  public List<Snapshot> finished() throws IOException {
    return all().stream().filter(snapshot -> !snapshot.document().partial()).toList();
  }

  /** All snapshots, checkpoints included, oldest first. */
  public List<Snapshot> all() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    try (Parallel requests = new Parallel("reading the snapshots", AT_ONCE)) {
      List<Parallel.Pending<Optional<Snapshot>>> pending = new ArrayList<>();
      for (StorageListing listing = listing(); listing.hasNext(); ) {
        id(listing.next()).ifPresent(id -> pending.add(requests.start(() -> read(id))));
      }
      for (Parallel.Pending<Optional<Snapshot>> one : pending) {
        one.get().ifPresent(snapshots::add);
      }
    }
    snapshots.sort(
        Comparator.comparing((Snapshot snapshot) -> snapshot.document().time())
            .thenComparing(Snapshot::id));
    return snapshots;
  }

  private StorageListing listing() {
    return StorageListing.of(storage, ObjectKind.SNAPSHOT.prefix());
  }

  private static Optional<RandomId> id(ObjectInfo object) {
    return ObjectNames.randomId(ObjectKind.SNAPSHOT, object.name());
  }

  /** Tells whether the listing shows this snapshot already. */
  public boolean isListed(RandomId id) throws StorageException {
    for (StorageListing listing = listing(); listing.hasNext(); ) {
      if (id(listing.next()).filter(id::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** One snapshot by its whole id; empty when there is none. */
  public Optional<Snapshot> read(RandomId id) throws IOException {
    ObjectName name = ObjectNames.snapshot(id);
    byte[] sealed;
    try {
      sealed = StorageReads.readObject(storage, name, SnapshotDocumentCodec.LONGEST + OVERHEAD);
    } catch (StorageException.NotFound e) {
      return Optional.empty();
    }
    SnapshotDocument document =
        SnapshotDocumentCodec.decode(name.value(), keys.open(SealedKind.SNAPSHOT, name, sealed));
    if (!document.header().equals(headerHash)) {
      throw new RepositoryException.Damaged(
          name + " was made under another public header than this repository has", null);
    }
    return Optional.of(new Snapshot(id.toString(), document));
  }

  /**
   * The snapshot that the user means.
   *
   * @param what {@code latest}, an id, or a prefix of an id that only one snapshot has
   */
  public Snapshot find(String what) throws IOException {
    if (what.equals("latest")) {
      List<Snapshot> finished = finished();
      if (finished.isEmpty()) {
        throw new NoSuchSnapshot("there is no snapshot yet; make one with: firn backup");
      }
      return finished.getLast();
    }
    String prefix = what.toLowerCase(Locale.ROOT);
    List<RandomId> matches = ids().stream().filter(id -> id.toString().startsWith(prefix)).toList();
    if (what.isEmpty() || matches.isEmpty()) {
      throw new NoSuchSnapshot("no snapshot begins with '%s'; see: firn snapshots".formatted(what));
    }
    if (matches.size() > 1) {
      throw new NoSuchSnapshot(
          "%d snapshots begin with '%s'; give more of the id".formatted(matches.size(), what));
    }
    return read(matches.getFirst())
        .orElseThrow(() -> new NoSuchSnapshot("snapshot " + matches.getFirst() + " is gone"));
  }

  /** Stores a snapshot under a new id: the one request that makes a backup visible. */
  public void create(RandomId id, SnapshotDocument document) throws IOException {
    byte[] plain = SnapshotDocumentCodec.encode(document);
    ObjectName name = ObjectNames.snapshot(id);
    storage.put(name, Payload.of(keys.seal(SealedKind.SNAPSHOT, name, plain)));
  }

  /** Takes the snapshot's object away. Who calls this has recorded the removal in the log. */
  public void delete(RandomId id) throws StorageException {
    storage.delete(ObjectNames.snapshot(id));
  }
}
