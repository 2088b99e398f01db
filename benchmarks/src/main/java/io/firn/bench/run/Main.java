package io.firn.bench.run;

import io.firn.bench.limit.LimitProfiler;
import io.firn.bench.pipeline.CostProfiler;
import io.firn.bench.report.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs axes and writes the pages. Arguments: the names of axes, and the folder of the pages. */
public final class Main {

  /** As a backup's JVM is started, but for the late compiler, which a few runs would not show. */
  private static final String[] JVM = {
    "-XX:+UseSerialGC",
    "--enable-native-access=ALL-UNNAMED",
    "-Djdk.httpclient.bufsize=131072",
    "-Dslf4j.internal.verbosity=ERROR"
  };

  private Main() {}

  /** {@code all}, {@code report}, or names of axes with commas. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    if (arguments.length != 2) {
      System.err.println("arguments: AXIS[,AXIS...]|all|report FOLDER");
      System.exit(2);
    }
    Path folder = Path.of(arguments[1]);
    for (Axis axis : axes(arguments[0])) {
      Path results = Files.createDirectories(folder.resolve("results"));
      Files.writeString(results.resolve(axis.word() + ".json"), run(axis.points()));
    }
    Pages.write(folder);
  }

  private static List<Axis> axes(String names) {
    return switch (names) {
      case "report" -> List.of();
      case "all" -> List.of(Axis.values());
      default ->
          Arrays.stream(names.split(","))
              .map(name -> Axis.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
              .toList();
    };
  }

  /** JMH's JSON of all of them. */
  static String run(List<Point> points) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    for (Point point : points) {
      System.out.println("# " + point);
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include("^" + point.benchmark().getName().replace(".", "\\.") + "\\.")
              .shouldFailOnError(true)
              .addProfiler(CostProfiler.class)
              .addProfiler(LimitProfiler.class)
              .jvmArgsAppend(JVM);
      point.parameters().forEach((name, value) -> options.param(name, value));
      results.addAll(new Runner(options.build()).run());
    }
    return json(results);
  }

  /** JMH's JSON without the path of the JVM, which says nothing on another machine. */
  private static String json(List<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    String home = Optional.ofNullable(System.getProperty("java.home")).orElse("");
    return bytes.toString(StandardCharsets.UTF_8).replace(home, "JAVA_HOME");
  }
}
