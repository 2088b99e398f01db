package io.firn.core.snapshot;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.NoSuchSnapshot;
import io.firn.core.cache.LocalCopies;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The snapshots of one repository. Safe for use by many threads. */
public final class SnapshotStore {

  /** Seal and header around the document. */
  private static final int OVERHEAD = 256;

  /** Snapshots fetched at a time: enough to hide 100 ms of latency, few enough for any server. */
  private static final int AT_ONCE = 16;

  private final Storage storage;
  private final KeyRing keys;
  private final String headerHash;
  private final LocalCopies copies;

  /**
   * Works on an opened repository.
   *
   * @param headerHash SHA-256 of the public header, hexadecimal
   * @param copies of snapshots that were read before
   */
  public SnapshotStore(Storage storage, KeyRing keys, String headerHash, LocalCopies copies) {
    this.storage = storage;
    this.keys = keys;
    this.headerHash = headerHash;
    this.copies = copies;
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
   * meanwhile and is left out, unless this machine has a copy: then it stays for as long as the
   * listing shows it.
   *
   * @throws RepositoryException for one that cannot be opened; the message names it
   */
  public List<Snapshot> finished() throws IOException {
    return all().stream().filter(snapshot -> !snapshot.document().partial()).toList();
  }

  /**
   * All snapshots, checkpoints included, oldest first. Those that this machine has a copy of are
   * not read from the storage again.
   */
  public List<Snapshot> all() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    try (Parallel requests = new Parallel("reading the snapshots", AT_ONCE)) {
      List<Parallel.Pending<Optional<Snapshot>>> pending = new ArrayList<>();
      for (StorageListing listing = listing(); listing.hasNext(); ) {
        id(listing.next())
            .ifPresent(
                id -> {
                  listed.add(id.toString());
                  pending.add(requests.start(() -> known(id)));
                });
      }
      for (Parallel.Pending<Optional<Snapshot>> one : pending) {
        one.get().ifPresent(snapshots::add);
      }
    }
    copies.prune(ObjectKind.SNAPSHOT.prefix(), listed::contains);
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

  /**
   * One snapshot by its whole id, as the storage has it now, whatever a copy says; empty when there
   * is none.
   */
  public Optional<Snapshot> read(RandomId id) throws IOException {
    ObjectName name = ObjectNames.snapshot(id);
    byte[] sealed;
    try {
      sealed = StorageReads.readObject(storage, name, SnapshotDocumentCodec.LONGEST + OVERHEAD);
    } catch (StorageException.NotFound e) {
      copies.drop(name);
      return Optional.empty();
    }
    Snapshot snapshot = open(id, sealed);
    copies.keep(name, sealed);
    return Optional.of(snapshot);
  }

  /** From the copy if it opens. */
  private Optional<Snapshot> known(RandomId id) throws IOException {
    Optional<byte[]> copy = copies.find(ObjectNames.snapshot(id));
    if (copy.isPresent()) {
      try {
        return Optional.of(open(id, copy.get()));
      } catch (RepositoryException e) {
        // A torn copy, or one that somebody changed: what the storage has replaces it.
        return read(id);
      }
    }
    return read(id);
  }

  private Snapshot open(RandomId id, byte[] sealed) throws RepositoryException {
    ObjectName name = ObjectNames.snapshot(id);
    SnapshotDocument document =
        SnapshotDocumentCodec.decode(name.value(), keys.open(SealedKind.SNAPSHOT, name, sealed));
    if (!document.header().equals(headerHash)) {
      throw new RepositoryException.Damaged(
          name + " was made under another public header than this repository has", null);
    }
    return new Snapshot(id.toString(), document);
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
    copies.drop(ObjectNames.snapshot(id));
    storage.delete(ObjectNames.snapshot(id));
  }
}
