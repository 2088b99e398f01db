package io.firn.bench.report;

import io.firn.bench.report.Series.Place;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Lines over a logarithmic axis, as SVG.
 *
 * @param title what is seen, in one line
 * @param x what is varied, with its unit
 * @param y what was measured, with its unit; the axis begins at 0
 * @param tick text of a value of x
 */
record LinePlot(
    String title, String x, String y, DoubleFunction<String> tick, List<Series> series) {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LEFT = 70;
  private static final int RIGHT = 590;
  private static final int TOP = 44;
  private static final int BOTTOM = 320;

  LinePlot {
    series = List.copyOf(series);
  }

  String svg() {
    SvgText svg = new SvgText(WIDTH, HEIGHT, title);
    YScale scale = YScale.of(highest());
    for (double value : scale.ticks()) {
      double at = yPlace(value, scale);
      svg.line("grid", LEFT, at, RIGHT, at);
      svg.text("end", LEFT - 8, at + 4, scale.label(value));
    }
    for (double value : xs()) {
      double at = xPlace(value);
      svg.line("axis", at, BOTTOM, at, BOTTOM + 5);
      svg.text("middle", at, BOTTOM + 20, tick.apply(value));
    }
    svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.line("axis", LEFT, TOP, LEFT, BOTTOM);
    svg.text("middle", (LEFT + RIGHT) / 2.0, HEIGHT - 14, x);
    svg.upright(18, (TOP + BOTTOM) / 2.0, y);
    for (int i = 0; i < series.size(); i++) {
      draw(svg, i, scale);
    }
    return svg.end();
  }

  private void draw(SvgText svg, int number, YScale scale) {
    Series line = series.get(number);
    String path =
        line.points().stream()
            .map(p -> SvgText.pair(xPlace(p.x()), yPlace(p.y(), scale)))
            .collect(Collectors.joining(" "));
    svg.polyline(number, path);
    for (Place p : line.points()) {
      svg.marker(number, xPlace(p.x()), yPlace(p.y(), scale));
    }
    double legend = TOP + 10 + 22.0 * number;
    svg.marker(number, RIGHT + 20, legend);
    svg.text("start", RIGHT + 32, legend + 4, line.name());
  }

  private TreeSet<Double> xs() {
    return series.stream()
        .flatMap(line -> line.points().stream())
        .map(Place::x)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private double highest() {
    return series.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(Place::y)
        .max()
        .orElse(1);
  }

  private double xPlace(double value) {
    double least = Math.log(xs().first());
    double most = Math.log(xs().last());
    double share = most > least ? (Math.log(value) - least) / (most - least) : 0.5;
    return LEFT + 24 + share * (RIGHT - LEFT - 48);
  }

  private static double yPlace(double value, YScale scale) {
    return BOTTOM - value / scale.top() * (BOTTOM - TOP);
  }

  /** Round numbers from 0 to above the highest value. */
  private record YScale(double step, int steps) {

    static YScale of(double highest) {
      double decade = Math.pow(10, Math.floor(Math.log10(highest / 4)));
      double step = decade;
      for (int factor : new int[] {2, 5, 10}) {
        if (highest / step > 6) {
          step = factor * decade;
        }
      }
      return new YScale(step, (int) Math.ceil(highest / step));
    }

    double top() {
      return step * steps;
    }

    double[] ticks() {
      double[] ticks = new double[steps + 1];
      for (int i = 0; i <= steps; i++) {
        ticks[i] = i * step;
      }
      return ticks;
    }

    String label(double value) {
      int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
  }
}
