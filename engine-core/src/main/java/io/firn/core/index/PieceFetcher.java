package io.firn.core.index;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.NotAuthentic;
import io.firn.core.crypto.KeyRing;
import io.firn.core.crypto.RandomId;
import io.firn.core.crypto.SealedKind;
import io.firn.core.format.IndexPiece;
import io.firn.core.format.ObjectNames;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PieceNames;
import io.firn.core.index.table.TableMerge;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes local tables of index pieces. Safe for use by many threads. */
final class PieceFetcher {

  private final Storage storage;
  private final KeyRing keys;
  private final TableStore store;

  PieceFetcher(Storage storage, KeyRing keys, TableStore store) {
    this.storage = storage;
    this.keys = keys;
    this.store = store;
  }

  /**
   * Fetches a piece.
   *
   * @throws StorageException.NotFound when it is gone
   * @throws Damaged when it does not open or is malformed
   */
  LocalTable fetch(RandomId piece) throws IOException {
    ObjectName name = ObjectNames.indexPiece(piece);
    byte[] sealed = StorageReads.readObject(storage, name, Integer.MAX_VALUE - 8);
    try {
      byte[] plain = keys.open(SealedKind.INDEX, name, sealed);
      return store.create(PieceTable.of(piece, IndexPiece.parse(name, plain)));
    } catch (NotAuthentic | Damaged e) {
      throw new Damaged(
          "index piece "
              + name
              + " is damaged; 'firn repair index' makes it anew from what the segments say ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  /**
   * Makes a table anew that was damaged: from the same pieces in the same order, so that all its
   * segments keep their numbers.
   */
  LocalTable rebuild(LocalTable damaged) throws IOException {
    Map<RandomId, LocalTable> fetched = new HashMap<>();
    List<LocalTable> inputs = new ArrayList<>();
    for (PieceNames piece : damaged.pieces()) {
      LocalTable table = fetched.get(piece.id());
      if (table == null) {
        table = fetchAgain(piece.id());
        fetched.put(piece.id(), table);
      }
      inputs.add(table);
    }
    if (inputs.size() == 1) {
      return inputs.getFirst();
    }
    LocalTable merged = store.create(new TableMerge(inputs)::write);
    fetched.values().forEach(store::remove);
    return merged;
  }

  private LocalTable fetchAgain(RandomId piece) throws IOException {
    try {
      return fetch(piece);
    } catch (StorageException.NotFound e) {
      throw new StorageException.Transient(
          "the local copy of the index was damaged and was made of "
              + ObjectNames.indexPiece(piece)
              + ", which is gone meanwhile; run the command again",
          e);
    }
  }
}
