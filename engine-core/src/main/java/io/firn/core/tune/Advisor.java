package io.firn.core.tune;

import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.Compression;
import io.firn.core.probe.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From measurements to settings. A pure function.
 *
 * <p><b>Segment size and connections</b> are the probe's. <b>Compression:</b> a backup is as fast
 * as the slower of the processors and the storage; of the levels that come within a tenth of the
 * fastest, the one that stores least, and of those that store nearly as little the one that takes
 * least processor time. Without the speed of a storage it is {@code auto}, which finds that out.
 * <b>Chunk size:</b> the largest up to the usual one that stores hardly more than the smallest one,
 * with what the index takes.
 */
public final class Advisor {

  /** Bytes of an entry of the index, with its share of the table of segments. */
  public static final int INDEX_ENTRY = 40;

  /** Levels within this factor of the fastest are fast enough: trials vary by as much. */
  private static final double FAST_ENOUGH = 0.9;

  /** Levels within this factor of the smallest store as little. */
  private static final double AS_SMALL = 1.01;

  /** Half the chunk size doubles the index and all look-ups: it must save more than this. */
  private static final double WORTH_HALVING = 1.02;

  /** Less is one block or two, and measures the beginning of threads. */
  private static final long LEAST_FOR_LEVELS = 4 << 20;

  /** A smaller sample says little about duplicates. */
  private static final long LEAST_FOR_CHUNKS = 16 << 20;

  private Advisor() {}

  /** What to take, and why. */
  public static Advice of(Measurements measured) {
    List<Advice.Setting> settings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    measured.storage().ifPresent(best -> transfer(best, settings));
    if (!measured.levels().isEmpty() && measured.levels().getFirst().raw() >= LEAST_FOR_LEVELS) {
      settings.add(compression(measured));
    }
    chunkSize(measured, notes).ifPresent(settings::add);
    if (!measured.hasStorage()) {
      notes.add(
          "no storage was measured, so nothing is said of segments and connections;"
              + " name one with --storage and --container");
    } else if (measured.storage().isEmpty()) {
      notes.add(
          "too little was measured of the storage to say anything of segments and connections;"
              + " give more --duration");
    }
    if (measured.levels().isEmpty()) {
      notes.add("there was nothing to read, so nothing is said of compression and chunks");
    } else if (measured.levels().getFirst().raw() < LEAST_FOR_LEVELS) {
      notes.add("there was too little to read to say anything of compression and chunks");
    }
    return new Advice(settings, notes);
  }

  private static void transfer(Suggestion best, List<Advice.Setting> settings) {
    settings.add(
        new Advice.Setting(
            "max-segment-size",
            Figures.size(best.maxSegmentSize()),
            "objects of %s over %s went up at %s, %s"
                .formatted(
                    Figures.size(best.basis().size()),
                    Figures.count(best.basis().connections(), "connection"),
                    Figures.rate(best.basis().up()),
                    best.basis().up() < best.best()
                        ? "the fastest at " + Figures.rate(best.best())
                        : "the fastest of all")));
    settings.add(
        new Advice.Setting(
            "connections",
            Integer.toString(best.connections()),
            best.connections() > best.basis().connections()
                ? "uploads need no more than %d, downloads gain by more"
                    .formatted(best.basis().connections())
                : "of what came within a tenth of the fastest, this holds the least memory"));
  }

  private static Advice.Setting compression(Measurements measured) {
    if (measured.storage().isEmpty()) {
      return new Advice.Setting(
          "compression",
          word(Compression.AUTO),
          "the speed of the storage is not known, and auto finds it out while it runs");
    }
    double up = measured.storage().get().best();
    List<Trial> levels = measured.levels();
    double fastest = levels.stream().mapToDouble(level -> speed(level, up)).max().orElseThrow();
    List<Trial> fast =
        levels.stream().filter(level -> speed(level, up) >= FAST_ENOUGH * fastest).toList();
    double smallest = fast.stream().mapToDouble(Trial::ratio).min().orElseThrow();
    Trial chosen =
        fast.stream()
            .filter(level -> level.ratio() <= AS_SMALL * smallest)
            .min(Comparator.comparing(Trial::compression))
            .orElseThrow();
    return new Advice.Setting("compression", word(chosen.compression()), why(chosen, up));
  }

  /** Bytes of the source a second: as fast as the slower of the processors and the storage. */
  private static double speed(Trial level, double up) {
    return Math.min(level.speed(), up / level.ratio());
  }

  private static String why(Trial chosen, double up) {
    String storage =
        "the storage takes %s, which are %s before compression"
            .formatted(Figures.rate(up), Figures.rate(up / chosen.ratio()));
    return chosen.speed() < up / chosen.ratio()
        ? "the processors limit: they do %s of this data, and %s"
            .formatted(Figures.rate(chosen.speed()), storage)
        : "the storage limits: the processors do %s of this data, and %s"
            .formatted(Figures.rate(chosen.speed()), storage);
  }

  private static Optional<Advice.Setting> chunkSize(Measurements measured, List<String> notes) {
    List<Trial> sizes =
        measured.chunkSizes().stream()
            .filter(trial -> trial.chunkSize() <= ChunkingParameters.DEFAULT.average())
            .sorted(Comparator.comparingInt(Trial::chunkSize))
            .toList();
    if (sizes.isEmpty() || sizes.getFirst().raw() < LEAST_FOR_LEVELS) {
      return Optional.empty();
    }
    long raw = sizes.getFirst().raw();
    if (raw < LEAST_FOR_CHUNKS) {
      notes.add(
          "the sample of %s is too small to choose a chunk size by".formatted(Figures.size(raw)));
      return Optional.empty();
    }
    if (sizes.size() < 2) {
      notes.add("no time was left to compare chunk sizes; give more --duration");
      return Optional.empty();
    }
    double least = sizes.stream().mapToDouble(Trial::ratioWithIndex).min().orElseThrow();
    Trial chosen =
        sizes.reversed().stream()
            .filter(trial -> trial.ratioWithIndex() <= WORTH_HALVING * least)
            .findFirst()
            .orElseThrow();
    return Optional.of(
        new Advice.Setting("chunk-size", Figures.size(chosen.chunkSize()), why(chosen, sizes)));
  }

  private static String why(Trial chosen, List<Trial> sizes) {
    Trial largest = sizes.getLast();
    if (chosen.chunkSize() < largest.chunkSize()) {
      return "chunks of %s store %s more, as fewer duplicates are found"
          .formatted(
              Figures.size(largest.chunkSize()),
              Figures.percent(largest.ratioWithIndex() / chosen.ratioWithIndex() - 1));
    }
    Trial smallest =
        sizes.stream().min(Comparator.comparingDouble(Trial::ratioWithIndex)).orElseThrow();
    double saved = 1 - smallest.ratioWithIndex() / chosen.ratioWithIndex();
    return smallest.chunkSize() == chosen.chunkSize()
        ? "smaller chunks store no less, and make the index larger"
        : "chunks of %s would store only %s less, and make the index %s times as large"
            .formatted(
                Figures.size(smallest.chunkSize()),
                Figures.percent(saved),
                Figures.times((double) smallest.chunks() / Math.max(1, chosen.chunks())));
  }

  private static String word(Compression compression) {
    return compression.name().toLowerCase(Locale.ROOT);
  }
}
