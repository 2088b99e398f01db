package io.firn.core.index.table;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Several cursors as one, in ascending order. Entries with one prefix come one after the other, in
 * the order of their sources; which of them counts is for the caller to decide. Holds one entry of
 * each source, so a merge of any length needs no memory. For one thread.
 */
public final class MergeCursor implements EntryCursor {

  /**
   * What is merged.
   *
   * @param firstSegment added to the segment numbers of this cursor
   */
  public record Source(EntryCursor cursor, int firstSegment) {

    public Source {
      requireNonNull(cursor, "cursor");
    }
  }

  /** A source with its place among the sources, which decides between equal prefixes. */
  private record Ranked(Source source, int rank) {
    EntryCursor cursor() {
      return source.cursor();
    }
  }

  private static final Comparator<Ranked> ORDER =
      (a, b) -> {
        int c =
            EntryCursor.compare(
                a.cursor().high(), a.cursor().low(), b.cursor().high(), b.cursor().low());
        return c != 0 ? c : Integer.compare(a.rank(), b.rank());
      };

  private final List<Source> sources;
  private PriorityQueue<Ranked> waiting;
  private Ranked current;

  public MergeCursor(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public boolean advance() throws IOException {
    if (waiting == null) {
      start();
    } else if (current.cursor().advance()) {
      if (!waiting.isEmpty() && ORDER.compare(waiting.peek(), current) < 0) {
        waiting.add(current);
        current = waiting.poll();
      }
      return true;
    }
    current = waiting.poll();
    return current != null;
  }

  private void start() throws IOException {
    waiting = new PriorityQueue<>(Math.max(1, sources.size()), ORDER);
    for (int rank = 0; rank < sources.size(); rank++) {
      if (sources.get(rank).cursor().advance()) {
        waiting.add(new Ranked(sources.get(rank), rank));
      }
    }
  }

  @Override
  public long high() {
    return current.cursor().high();
  }

  @Override
  public long low() {
    return current.cursor().low();
  }

  /** The number in the source, plus the source's first number. */
  @Override
  public int segment() {
    return current.cursor().segment() + current.source().firstSegment();
  }

  @Override
  public int blockOffset() {
    return current.cursor().blockOffset();
  }

  @Override
  public int blockLength() {
    return current.cursor().blockLength();
  }

  @Override
  public int place() {
    return current.cursor().place();
  }

  @Override
  public int length() {
    return current.cursor().length();
  }
}
