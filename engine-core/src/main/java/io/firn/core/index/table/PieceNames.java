package io.firn.core.index.table;

import static java.util.Objects.requireNonNull;

import io.firn.core.crypto.RandomId;
import java.util.List;

/**
 * A piece that a table was made from.
 *
 * @param superseded the pieces that it takes over; remembered here, so that a start needs no piece
 *     again to know which others do not count
 */
public record PieceNames(RandomId id, List<RandomId> superseded) {

  public PieceNames {
    requireNonNull(id, "id");
    superseded = List.copyOf(superseded);
  }
}
