package io.firn.core.index;

import static io.firn.core.format.ObjectKind.INDEX_PIECE;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PieceNames;
import io.firn.core.index.table.TableDamagedException;
import io.firn.core.index.table.TableMerge;
import io.firn.core.storage.StorageListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the local tables to what the repository holds.
 *
 * <p>The listing is a hint in both ways. A local piece that it lacks is asked for by name, and
 * dropped only when the storage says that it is gone: its entries may name segments that were
 * deleted. A piece that it names and that is gone was superseded by one that the listing may not
 * show yet: so it is read again, and what then is still neither there nor superseded is reported.
 */
final class IndexLoader {

  private static final Logger LOG = LoggerFactory.getLogger(IndexLoader.class);

  /** How often the listing is read when pieces vanish meanwhile. */
  private static final int LISTINGS = 3;

  /**
   * Pieces fetched before their tables are merged. Each is a mapping, of which Linux gives a
   * process 65,530: a machine without local copies could else not load a repository of more pieces.
   */
  static final int BATCH = 512;

  private final Storage storage;
  private final TableStore store;
  private final ParallelFetch fetch;

  private final List<LocalTable> tables = new ArrayList<>();
  private final Set<RandomId> superseded = new HashSet<>();
  private final Set<RandomId> vanished = new TreeSet<>();
  private final Map<RandomId, Damaged> damaged = new TreeMap<>();

  IndexLoader(Storage storage, TableStore store, PieceFetcher fetcher) {
    this.storage = storage;
    this.store = store;
    this.fetch = new ParallelFetch(fetcher);
  }

  /** Loads; the results are then in {@link #tables}, {@link #damaged} and {@link #vanished}. */
  void load() throws IOException {
    tables.addAll(store.openAll());
    for (int i = 0; i < LISTINGS && (i == 0 || !vanished.isEmpty()); i++) {
      vanished.clear();
      Map<RandomId, Long> there = listed();
      dropGone(there);
      fetchMissing(there);
    }
    dropCovered();
    if (!vanished.isEmpty()) {
      LOG.warn("{} index pieces are listed and gone, the first is {}", vanished.size(), vanished);
    }
  }

  List<LocalTable> tables() {
    return tables;
  }

  /** Pieces that do not open, and why. */
  Map<RandomId, Damaged> damaged() {
    return damaged;
  }

  /** Pieces that are listed, gone, and superseded by none. */
  Set<RandomId> vanished() {
    return vanished;
  }

  /** The pieces that the listing names, with their bytes. */
  private Map<RandomId, Long> listed() throws StorageException {
    Map<RandomId, Long> pieces = new TreeMap<>();
    for (StorageListing l = StorageListing.of(storage, INDEX_PIECE.prefix()); l.hasNext(); ) {
      ObjectInfo object = l.next();
      ObjectNames.randomId(INDEX_PIECE, object.name())
          .ifPresent(piece -> pieces.put(piece, object.size()));
    }
    return pieces;
  }

  private void dropGone(Map<RandomId, Long> there) throws IOException {
    Set<RandomId> unlisted = new TreeSet<>(covered());
    unlisted.removeAll(there.keySet());
    Set<RandomId> gone = new HashSet<>();
    for (RandomId piece : unlisted) {
      try {
        there.put(piece, storage.info(ObjectNames.indexPiece(piece)).size());
      } catch (StorageException.NotFound e) {
        gone.add(piece);
      }
    }
    dropTablesOf(gone);
  }

  private void fetchMissing(Map<RandomId, Long> there) throws IOException {
    while (true) {
      // Twice: what a piece says of others counts no more once it is superseded itself.
      learnSuperseded();
      dropTablesOf(superseded);
      learnSuperseded();
      if (tables.size() >= BATCH) {
        merge();
      }
      Map<RandomId, Long> missing = new TreeMap<>(there);
      missing.keySet().removeAll(covered());
      missing.keySet().removeAll(superseded);
      missing.keySet().removeAll(vanished);
      missing.keySet().removeAll(damaged.keySet());
      if (missing.isEmpty()) {
        vanished.removeAll(superseded);
        damaged.keySet().removeAll(superseded);
        return;
      }
      ParallelFetch.Result result = fetch.all(first(missing));
      tables.addAll(result.tables());
      vanished.addAll(result.vanished());
      damaged.putAll(result.damaged());
    }
  }

  private static Map<RandomId, Long> first(Map<RandomId, Long> pieces) {
    Map<RandomId, Long> first = new TreeMap<>();
    for (Map.Entry<RandomId, Long> piece : pieces.entrySet()) {
      if (first.size() == BATCH) {
        break;
      }
      first.put(piece.getKey(), piece.getValue());
    }
    return first;
  }

  /** Makes one of the many small ones. What turns out to be damaged is fetched again. */
  private void merge() throws IOException {
    tables.sort((a, b) -> Long.compare(b.entries(), a.entries()));
    int start = Merging.start(tables.stream().mapToLong(LocalTable::entries).toArray());
    List<LocalTable> inputs = List.copyOf(tables.subList(start, tables.size()));
    try {
      LocalTable merged = store.create(new TableMerge(inputs)::write);
      inputs.forEach(this::drop);
      tables.add(merged);
    } catch (TableDamagedException e) {
      inputs.stream().filter(table -> !table.isSound()).forEach(this::drop);
    }
  }

  private void learnSuperseded() {
    superseded.clear();
    for (LocalTable table : tables) {
      for (PieceNames piece : table.pieces()) {
        superseded.addAll(piece.superseded());
      }
    }
  }

  private void dropTablesOf(Set<RandomId> pieces) {
    for (LocalTable table : List.copyOf(tables)) {
      if (table.pieces().stream().anyMatch(piece -> pieces.contains(piece.id()))) {
        drop(table);
      }
    }
  }

  /** Leftovers of a merge that was killed before it removed its inputs. */
  private void dropCovered() {
    tables.sort((a, b) -> Integer.compare(b.pieces().size(), a.pieces().size()));
    Set<RandomId> seen = new HashSet<>();
    for (LocalTable table : List.copyOf(tables)) {
      List<RandomId> pieces = table.pieces().stream().map(PieceNames::id).toList();
      if (!pieces.isEmpty() && seen.containsAll(pieces)) {
        drop(table);
      }
      seen.addAll(pieces);
    }
  }

  private void drop(LocalTable table) {
    tables.remove(table);
    store.remove(table);
  }

  private Set<RandomId> covered() {
    Set<RandomId> covered = new HashSet<>();
    for (LocalTable table : tables) {
      table.pieces().forEach(piece -> covered.add(piece.id()));
    }
    return covered;
  }
}
