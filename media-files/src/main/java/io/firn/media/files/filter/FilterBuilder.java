package io.firn.media.files.filter;

import java.util.ArrayList;
import java.util.List;

/** Collects patterns in the order given; a later one decides over an earlier one. */
public final class FilterBuilder {

  private final List<Pattern> patterns = new ArrayList<>();

  /** Adds a pattern; one that is empty matches nothing. */
  public void add(byte[] pattern) {
    Pattern.parse(pattern).ifPresent(patterns::add);
  }

  public void addAll(List<byte[]> all) {
    all.forEach(this::add);
  }

  public PathFilter build() {
    return new PathFilter(patterns);
  }
}
