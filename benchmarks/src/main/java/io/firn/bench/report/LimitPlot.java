package io.firn.bench.report;

import io.firn.bench.limit.Step;
import java.util.List;
import java.util.Locale;

/** Two bars for each configuration: the bare primitives end to end, and the pipeline, as SVG. */
final class LimitPlot {

  private static final List<Step> STEPS = List.of(Step.values());
  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int RIGHT = 700;
  private static final int TOP = 90;
  private static final int BAR = 16;
  private static final int GROUP = 52;

  /** Number of a colour that no step has. */
  private static final int PIPELINE = STEPS.size();

  private LimitPlot() {}

  static String svg(List<Row> rows) {
    int bottom = TOP + GROUP * rows.size();
    SvgText svg =
        new SvgText(WIDTH, bottom + 50, "Processor time: the bare primitives, and the pipeline");
    double most = rows.stream().mapToDouble(row -> row.metric("pipeline")).max().orElse(1) * 1.02;
    int ticks = (int) most;
    for (int tick = 0; tick <= ticks; tick++) {
      double at = LEFT + tick / most * (RIGHT - LEFT);
      svg.line("grid", at, TOP - 6, at, bottom);
      svg.text("middle", at, bottom + 18, Integer.toString(tick));
    }
    svg.text("middle", (LEFT + RIGHT) / 2.0, bottom + 40, "processor seconds for a gigabyte");
    legend(svg);
    for (int i = 0; i < rows.size(); i++) {
      bars(svg, rows.get(i), TOP + GROUP * i, (RIGHT - LEFT) / most);
    }
    return svg.end();
  }

  private static void legend(SvgText svg) {
    for (int place = 0; place < STEPS.size(); place++) {
      double x = 16 + 122 * (place % 6);
      double y = 42 + 20 * (place / 6);
      svg.box(place, x, y - 9, 11, 11);
      svg.text("start", x + 16, y + 1, STEPS.get(place).word());
    }
    svg.box(PIPELINE, 16 + 122 * 5, 42 + 20 - 9, 11, 11);
    svg.text("start", 32 + 122 * 5, 42 + 20 + 1, "pipeline");
  }

  private static void bars(SvgText svg, Row row, double y, double scale) {
    svg.text("end", LEFT - 10, y + BAR + 5, Limits.name(row));
    double x = LEFT;
    for (int i = 0; i < STEPS.size(); i++) {
      double width = row.metric(STEPS.get(i).word()) * scale;
      svg.box(i, x, y, width, BAR);
      x += width;
    }
    double end = LEFT + row.metric("pipeline") * scale;
    svg.box(PIPELINE, LEFT, y + BAR + 3, end - LEFT, BAR);
    String ratio = String.format(Locale.ROOT, "%.2f", row.metric("ratio"));
    svg.text("start", end + 6, y + 2 * BAR, ratio);
  }
}
