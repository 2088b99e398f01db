package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.volume.Together.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The snapshots of all volumes of one command, asked for at the same moment: when the first of them
 * is wanted. Thread-safe.
 */
final class SnapshotRound {

  private final Cinder cinder;
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final Map<String, Outcome<String>> outcomes = new LinkedHashMap<>();

  SnapshotRound(Cinder cinder) {
    this.cinder = cinder;
  }

  /** Before the round: one more volume, with the ledger that its snapshot is made through. */
  synchronized void add(String volume, Ledger ledger) {
    ledgers.put(volume, ledger);
  }

  /** The id of the snapshot of a volume, which may not have been taken yet. */
  synchronized String snapshot(String volume) throws MediaException {
    if (outcomes.isEmpty()) {
      List<Callable<String>> questions = new ArrayList<>();
      ledgers.forEach((id, ledger) -> questions.add(() -> make(id, ledger)));
      List<Outcome<String>> answers = Together.ask(questions);
      int place = 0;
      for (String id : ledgers.keySet()) {
        outcomes.put(id, answers.get(place++));
      }
    }
    return outcomes.get(volume).get();
  }

  private String make(String volume, Ledger ledger) throws MediaException {
    return ledger.make(
        Kind.SNAPSHOT,
        () ->
            cinder.makeSnapshot(volume, ledger.tag().name("snapshot"), ledger.tag().properties()));
  }
}
