package io.firn.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.bench.report.Series.Place;
import io.firn.bench.report.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Locale usual = Locale.getDefault();

  /** Where a comma stands for the point. */
  @BeforeEach
  void writeAsElsewhere() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void writeAsBefore() {
    Locale.setDefault(usual);
  }

  @Test
  void aResultOfJmhIsReadWithItsParametersAndFigures() {
    Row row = Golden.rows("store.json").getFirst();

    assertThat(row.benchmark()).isEqualTo("StoreBenchmark.store");
    assertThat(row.number("segmentSize")).isEqualTo(1_000_000);
    assertThat(row.parameter("nothing", "else")).isEqualTo("else");
    assertThat(row.metric("speed")).isEqualTo(81.5);
    assertThatThrownBy(() -> row.metric("unknown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void aTableHasALineForEachResult() {
    Table table =
        new Table(
            Column.size("segment", "segmentSize"),
            Column.text("storage", Storages::place),
            Column.metric("MB/s", "speed", 1));

    assertThat(table.markdown(Golden.rows("store.json")))
        .isEqualTo(
            """
            | segment | storage | MB/s |
            | ---: | --- | ---: |
            | 1 MB | Swift, 20 ms | 81.5 |
            | 32 MiB | memory | 1,234.6 |
            """);
  }

  @Test
  void aPlotHasAxesUnitsAndALegend() {
    LinePlot plot =
        new LinePlot(
            "Speed & size",
            "bytes of a segment",
            "MB/s",
            x -> Size.text((long) x),
            List.of(
                new Series("memory", List.of(new Place(1_000_000, 80), new Place(4 << 20, 120))),
                new Series("Swift", List.of(new Place(1_000_000, 12.5), new Place(4 << 20, 60)))));

    Golden.check(plot.svg(), "line-plot.svg");
  }

  @Test
  void theLimitIsShownStepByStep() {
    List<Row> rows = Golden.rows("limit.json");

    Golden.check(Limits.table(rows), "limit.md");
    Golden.check(LimitPlot.svg(rows), "limit.svg");
  }

  @Test
  void onlyWhatStandsBetweenTheCommentsIsReplaced() {
    Part part = new Part("page.md", "sums", List.of("sums"), rows -> "new\n", Map.of());
    String page = "before\n<!-- generated: sums -->\nold\n<!-- end of sums -->\nafter\n";

    String made = part.into(page, List.of());

    assertThat(made)
        .isEqualTo("before\n<!-- generated: sums -->\n\nnew\n\n<!-- end of sums -->\nafter\n");
    assertThat(part.into(made, List.of())).isEqualTo(made);
    assertThatThrownBy(() -> part.into("no comments", List.of()))
        .hasMessageContaining("page.md has no place for 'sums'");
  }
}
