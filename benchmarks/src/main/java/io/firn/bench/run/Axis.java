package io.firn.bench.run;

import io.firn.bench.IndexBenchmark;
import io.firn.bench.limit.LimitBenchmark;
import io.firn.bench.pipeline.ReadBenchmark;
import io.firn.bench.pipeline.StoreBenchmark;
import io.firn.bench.stage.ChunkerBenchmark;
import io.firn.bench.stage.CipherBenchmark;
import io.firn.bench.stage.IdBenchmark;
import io.firn.bench.stage.MergeJoinBenchmark;
import io.firn.bench.stage.ZstdBenchmark;
import io.firn.core.pipeline.ProbeBenchmark;
import io.firn.core.restore.ReadPlanBenchmark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is varied while all else stays at its default. A run of one takes up to four minutes. */
enum Axis {
  /** Segment sizes, into memory and into a folder. */
  SEGMENT {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (String storage : List.of("MEMORY", "LOCAL")) {
        segments().forEach(size -> points.add(store(size, "storage", storage)));
      }
      return points;
    }
  },
  /** Segment sizes, into Swift at three distances. */
  DISTANCE {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (String latency : LATENCIES) {
        segments()
            .limit(5)
            .forEach(size -> points.add(store(size, "storage", "SWIFT", "latency", latency)));
      }
      return points;
    }
  },
  /** Chunk sizes of both kinds; reading of every second one. */
  CHUNK {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (int kib = 64; kib <= 8192; kib *= 2) {
        String size = Integer.toString(kib << 10);
        points.add(store(Map.of(), "chunkKind", "FASTCDC", "chunkSize", size));
        points.add(store(Map.of(), "chunkKind", "FIXED", "chunkSize", size));
        if (Integer.numberOfTrailingZeros(kib) % 2 == 0) {
          points.add(read("chunkKind", "FASTCDC", "chunkSize", size));
        }
      }
      return points;
    }
  },
  /** The words of {@code --compression}, for each kind of data. */
  COMPRESSION {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (String data : List.of("TEXT", "MIXED", "RANDOM")) {
        for (String word : List.of("OFF", "FAST", "DEFAULT", "BETTER", "MAX", "AUTO")) {
          // 3 MB/s: less of it is enough.
          String length = Integer.toString((word.equals("MAX") ? 32 : 256) << 20);
          points.add(store(Map.of("length", length), "data", data, "compression", word));
        }
      }
      return points;
    }
  },
  /** Requests at once, to Swift at 20 ms. */
  CONNECTIONS {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (String number : List.of("1", "2", "4", "8", "16")) {
        Map<String, String> far = Map.of("storage", "SWIFT", "latency", "20");
        points.add(store(far, "connections", number));
        points.add(new Point(ReadBenchmark.class, with(far, "connections", number)));
      }
      return points;
    }
  },
  /** Bytes of one ranged request, from a folder and from Swift at three distances. */
  DOWNLOAD {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (String size : List.of("1000000", "4194304", "10000000", "33554432")) {
        points.add(read("downloadSize", size, "storage", "LOCAL"));
        for (String latency : LATENCIES) {
          points.add(read("downloadSize", size, "storage", "SWIFT", "latency", latency));
        }
      }
      return points;
    }
  },
  /** Everything at its default, into each storage at each distance, and back. */
  STORAGE {
    @Override
    List<Point> points() {
      List<Point> points = new ArrayList<>();
      for (Class<?> benchmark : List.of(StoreBenchmark.class, ReadBenchmark.class)) {
        points.add(new Point(benchmark, Map.of("storage", "MEMORY")));
        points.add(new Point(benchmark, Map.of("storage", "LOCAL")));
        for (String server : List.of("SWIFT", "S3")) {
          for (String latency : LATENCIES) {
            points.add(new Point(benchmark, Map.of("storage", server, "latency", latency)));
          }
        }
      }
      return points;
    }
  },
  /** The parts alone. */
  STAGES {
    @Override
    List<Point> points() {
      return List.of(
          new Point(ChunkerBenchmark.class, Map.of()),
          new Point(IdBenchmark.class, Map.of()),
          new Point(ProbeBenchmark.class, Map.of()),
          new Point(ZstdBenchmark.class, Map.of("data", "TEXT")),
          new Point(MergeJoinBenchmark.class, Map.of()),
          new Point(ReadPlanBenchmark.class, Map.of()));
    }
  },
  /** Ciphers and hashes of both libraries, and looking up in an index that fits into a minute. */
  STAGES_MORE {
    @Override
    List<Point> points() {
      return List.of(
          new Point(CipherBenchmark.class, Map.of()), new Point(IndexBenchmark.class, Map.of()));
    }
  },
  /** The pipeline against its bare primitives, into memory. */
  LIMIT {
    @Override
    List<Point> points() {
      return List.of(limit("data", "TEXT"), limit("data", "RANDOM"));
    }
  },
  /** The same for small files and for fixed chunks. */
  LIMIT_CUTS {
    @Override
    List<Point> points() {
      return List.of(limit("fileLength", "36864"), limit("chunkKind", "FIXED"));
    }
  },
  /** The same for storages whose writes take time. */
  LIMIT_STORAGES {
    @Override
    List<Point> points() {
      return List.of(limit("storage", "LOCAL"), limit("storage", "SWIFT"));
    }
  };

  private static final List<String> LATENCIES = List.of("0", "20", "100");

  abstract List<Point> points();

  /** As on the command line and in the name of the file. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Sizes, with chunks of which the largest fits: four times the mean length. */
  private static Stream<Map<String, String>> segments() {
    return Stream.concat(
        Stream.of(
            Map.of("segmentSize", "1000000", "chunkSize", Integer.toString(128 << 10)),
            Map.of("segmentSize", Integer.toString(4 << 20), "chunkSize", "524288")),
        Stream.of(16, 32, 64, 128, 256)
            .map(mib -> Map.of("segmentSize", Integer.toString(mib << 20))));
  }

  private static Point store(Map<String, String> some, String... more) {
    return new Point(StoreBenchmark.class, with(some, more));
  }

  private static Point read(String... parameters) {
    return new Point(ReadBenchmark.class, with(Map.of(), parameters));
  }

  private static Point limit(String... parameters) {
    return new Point(LimitBenchmark.class, with(Map.of(), parameters));
  }

  private static Map<String, String> with(Map<String, String> some, String... more) {
    Map<String, String> all = new HashMap<>(some);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}
