package io.firn.bench.report;

import io.firn.bench.report.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Which tables and plots there are. */
final class Parts {

  private static final String SIZES = "sizes.md";

  private static final Column WHERE = Column.text("storage", Storages::place);
  private static final Column WHAT = Column.text("run", row -> isStore(row) ? "backup" : "reading");
  private static final Column SPEED = Column.metric("MB/s", "speed", 0);
  private static final Column CPU = Column.metric("CPU s/GB", "cpu", 2);
  private static final Column ALLOCATED = Column.metric("heap MB/GB", "allocated", 0);
  private static final Column PEAK = Column.metric("peak MiB", "peak", 0);
  private static final Column STORED = Column.metric("stored", "stored", 4);
  private static final Column REQUESTS = Column.metric("requests", "requests", 0);
  private static final Column SEGMENT = Column.size("segment", "segmentSize");
  private static final Column CHUNK = Column.size("chunk", "chunkSize");

  private Parts() {}

  static List<Part> all() {
    return List.of(
        segment(),
        distance(),
        chunk(),
        compression(),
        connections(),
        download(),
        storage(),
        limit(),
        stages());
  }

  private static Part segment() {
    Table table = new Table(SEGMENT, CHUNK, WHERE, SPEED, CPU, ALLOCATED, PEAK, STORED, REQUESTS);
    return new Part(
        SIZES,
        "segment",
        List.of("segment"),
        rows ->
            table.markdown(rows)
                + image("Speed by segment size", "sizes-segment.svg")
                + image("Memory by segment size", "sizes-segment-memory.svg"),
        Map.of(
            "sizes-segment.svg",
            rows ->
                plot(
                    "Backup by segment size",
                    SEGMENT_X,
                    "MB/s",
                    rows,
                    Storages::place,
                    Parts::segmentSize,
                    metric("speed")),
            "sizes-segment-memory.svg",
            rows ->
                plot(
                    "Memory of a backup by segment size",
                    SEGMENT_X,
                    "peak, MiB",
                    rows,
                    Storages::place,
                    Parts::segmentSize,
                    metric("peak"))));
  }

  private static final String SEGMENT_X = "bytes of a segment at most";

  private static Part distance() {
    Table table = new Table(SEGMENT, CHUNK, WHERE, SPEED, CPU, PEAK, STORED, REQUESTS);
    return new Part(
        SIZES,
        "distance",
        List.of("distance"),
        rows ->
            table.markdown(rows) + image("Speed to Swift by segment size", "sizes-distance.svg"),
        Map.of(
            "sizes-distance.svg",
            rows ->
                plot(
                    "Backup to Swift by segment size, at three distances",
                    SEGMENT_X,
                    "MB/s",
                    rows,
                    Storages::place,
                    Parts::segmentSize,
                    metric("speed"))));
  }

  private static Part chunk() {
    Column kind =
        Column.text("cut", row -> row.parameter("chunkKind", "").toLowerCase(Locale.ROOT));
    Table table = new Table(CHUNK, kind, WHAT, SPEED, CPU, ALLOCATED, PEAK, STORED);
    Function<Row, String> line =
        row ->
            isStore(row)
                ? "backup, " + row.parameter("chunkKind", "").toLowerCase(Locale.ROOT)
                : "reading";
    return new Part(
        SIZES,
        "chunk",
        List.of("chunk"),
        rows ->
            table.markdown(sorted(rows, line))
                + image("Processor time by chunk size", "sizes-chunk.svg")
                + image("Stored bytes by chunk size", "sizes-chunk-stored.svg"),
        Map.of(
            "sizes-chunk.svg",
            rows ->
                plot(
                    "Processor time by chunk size",
                    "bytes of a chunk in the mean",
                    "CPU s/GB",
                    rows,
                    line,
                    row -> row.number("chunkSize"),
                    metric("cpu")),
            "sizes-chunk-stored.svg",
            rows ->
                plot(
                    "Stored bytes by chunk size, without any duplicate",
                    "bytes of a chunk in the mean",
                    "stored bytes for each byte",
                    rows.stream().filter(Parts::isStore).toList(),
                    line,
                    row -> row.number("chunkSize"),
                    metric("stored"))));
  }

  private static Part compression() {
    Column data = Column.text("data", row -> row.parameter("data", "").toLowerCase(Locale.ROOT));
    Column word =
        Column.text(
            "--compression", row -> row.parameter("compression", "").toLowerCase(Locale.ROOT));
    Table table = new Table(data, word, SPEED, CPU, ALLOCATED, PEAK, STORED);
    return new Part(SIZES, "compression", List.of("compression"), table::markdown, Map.of());
  }

  private static Part connections() {
    Column number = Column.text("connections", row -> row.parameter("connections", ""));
    Table table = new Table(WHAT, number, SPEED, CPU, PEAK, REQUESTS);
    Function<Row, String> line = row -> isStore(row) ? "backup" : "reading";
    return new Part(
        SIZES,
        "connections",
        List.of("connections"),
        rows ->
            table.markdown(sorted(rows, line))
                + image("Speed by connections", "sizes-connections.svg"),
        Map.of(
            "sizes-connections.svg",
            rows ->
                new LinePlot(
                        "Swift at 20 ms by connections",
                        "requests at once",
                        "MB/s",
                        x -> String.format(Locale.ROOT, "%.0f", x),
                        series(rows, line, row -> row.number("connections"), metric("speed")))
                    .svg()));
  }

  private static Part download() {
    Table table =
        new Table(
            Column.size("--download-chunk-size", "downloadSize"),
            WHERE,
            SPEED,
            CPU,
            ALLOCATED,
            PEAK,
            REQUESTS);
    return new Part(
        SIZES,
        "download",
        List.of("download"),
        rows ->
            table.markdown(sorted(rows, Storages::place))
                + image("Speed of reading by download chunk size", "sizes-download.svg"),
        Map.of(
            "sizes-download.svg",
            rows ->
                plot(
                    "Reading by download chunk size",
                    "bytes of one request at most",
                    "MB/s",
                    rows,
                    Storages::place,
                    row -> row.number("downloadSize"),
                    metric("speed"))));
  }

  private static Part storage() {
    Table table = new Table(WHAT, WHERE, SPEED, CPU, ALLOCATED, PEAK, STORED, REQUESTS);
    return new Part(SIZES, "storage", List.of("storage"), table::markdown, Map.of());
  }

  private static Part limit() {
    return new Part(
        "limit.md",
        "limit",
        List.of("limit", "limit-cuts", "limit-storages"),
        rows -> Limits.table(rows) + image("The bare primitives and the pipeline", "limit.svg"),
        Map.of("limit.svg", LimitPlot::svg));
  }

  private static Part stages() {
    return new Part(
        "stages.md", "stages", List.of("stages", "stages-more"), Stages::table, Map.of());
  }

  private static boolean isStore(Row row) {
    return row.benchmark().startsWith("Store");
  }

  private static String image(String what, String file) {
    return "\n![" + what + "](" + file + ")\n";
  }

  private static List<Row> sorted(List<Row> rows, Function<Row, String> key) {
    return rows.stream().sorted(Comparator.comparing(key)).toList();
  }

  private static double segmentSize(Row row) {
    return row.number("segmentSize");
  }

  private static ToDoubleFunction<Row> metric(String name) {
    return row -> row.metric(name);
  }

  private static String plot(
      String title,
      String x,
      String y,
      List<Row> rows,
      Function<Row, String> line,
      ToDoubleFunction<Row> xOf,
      ToDoubleFunction<Row> yOf) {
    return new LinePlot(title, x, y, v -> Size.text((long) v), series(rows, line, xOf, yOf)).svg();
  }

  /** A line for each answer of {@code line}, in the order of the rows. */
  private static List<Series> series(
      List<Row> rows,
      Function<Row, String> line,
      ToDoubleFunction<Row> x,
      ToDoubleFunction<Row> y) {
    Map<String, List<Series.Place>> lines = new LinkedHashMap<>();
    for (Row row : rows) {
      lines
          .computeIfAbsent(line.apply(row), name -> new ArrayList<>())
          .add(new Series.Place(x.applyAsDouble(row), y.applyAsDouble(row)));
    }
    return lines.entrySet().stream()
        .map(
            entry ->
                new Series(
                    entry.getKey(),
                    entry.getValue().stream()
                        .sorted(Comparator.comparingDouble(Series.Place::x))
                        .toList()))
        .toList();
  }
}
