package io.firn.core.tune;

import static java.util.Objects.requireNonNull;

import io.firn.core.probe.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * All that advice rests on.
 *
 * @param levels the same pieces with several compressions, and the usual chunk size
 * @param chunkSizes the same pieces with several chunk sizes, and the usual compression
 * @param storage what suits it; empty without a storage, or when too little was measured
 * @param hasStorage whether there was one to measure
 */
public record Measurements(
    Machine machine,
    SampleSummary sample,
    List<Trial> levels,
    List<Trial> chunkSizes,
    Optional<Suggestion> storage,
    boolean hasStorage) {

  public Measurements {
    requireNonNull(machine, "machine");
    requireNonNull(sample, "sample");
    levels = List.copyOf(levels);
    chunkSizes = List.copyOf(chunkSizes);
    requireNonNull(storage, "storage");
  }
}
