package io.firn.bench.report;

import java.util.List;

/**
 * One line of a plot.
 *
 * @param name for the legend
 * @param points by rising x
 */
record Series(String name, List<Place> points) {

  Series {
    points = List.copyOf(points);
  }

  /** A measured point. */
  record Place(double x, double y) {}
}
