package io.firn.core.index.table;

/**
 * The first 8 bytes of each page of entries, in order: finds the page that an id lies in.
 *
 * <p>Ids are MACs, so they are uniform and the place of one among n pages is about {@code id / 2^64
 * * n}, give or take {@code sqrt(113 n) / 226} pages: 5 at 10^6 entries, 140 at 10^9. From that
 * guess the search doubles its steps and then bisects, so that ids which are not uniform cost at
 * most twice a binary search. Pages of 510 fences: nearly always one page is touched, or two.
 */
final class Fences {

  private final MappedPages pages;
  private final Section section;
  private final long count;

  Fences(MappedPages pages, Section section, long count) {
    this.pages = pages;
    this.section = section;
    this.count = count;
  }

  long get(long page) throws TableDamagedException {
    return pages.longAt(pages.page(section.pageOf(page)) + section.offsetOf(page));
  }

  /** Reads and authenticates all of them. */
  boolean isSound() {
    long used = Math.ceilDiv(count, section.perPage());
    return pages.areAuthentic(section.firstPage(), section.firstPage() + used);
  }

  /** How many fences are below {@code high}, unsigned. */
  long below(long high) throws TableDamagedException {
    return search(high, false);
  }

  /** How many fences are at most {@code high}, unsigned. */
  long atMost(long high) throws TableDamagedException {
    return search(high, true);
  }

  private long search(long high, boolean inclusive) throws TableDamagedException {
    long lower = 0;
    long upper = count;
    if (count > 0) {
      long guess = Math.unsignedMultiplyHigh(high, count);
      long step = 1;
      if (passes(guess, high, inclusive)) {
        lower = guess + 1;
        while (lower + step < upper && passes(lower + step, high, inclusive)) {
          lower += step + 1;
          step <<= 1;
        }
        upper = Math.min(upper, lower + step);
      } else {
        upper = guess;
        while (upper - step >= lower && !passes(upper - step, high, inclusive)) {
          upper -= step;
          step <<= 1;
        }
        lower = Math.max(lower, upper - step);
      }
    }
    while (lower < upper) {
      long middle = (lower + upper) >>> 1;
      if (passes(middle, high, inclusive)) {
        lower = middle + 1;
      } else {
        upper = middle;
      }
    }
    return lower;
  }

  private boolean passes(long page, long high, boolean inclusive) throws TableDamagedException {
    int c = Long.compareUnsigned(get(page), high);
    return inclusive ? c <= 0 : c < 0;
  }
}
