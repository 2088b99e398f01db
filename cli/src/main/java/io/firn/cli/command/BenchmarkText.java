package io.firn.cli.command;

import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.cli.output.Table;
import io.firn.core.probe.ProbeReport;
import io.firn.core.tune.Advice;
import io.firn.core.tune.Machine;
import io.firn.core.tune.SampleSummary;
import io.firn.core.tune.Trial;
import io.firn.core.tune.TuneReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A benchmark's findings for people, in 80 columns. */
final class BenchmarkText {

  private static final int WIDTH = 80;
  private static final double GIB = 1 << 30;

  private final BenchmarkResult result;
  private final TuneReport report;

  BenchmarkText(BenchmarkResult result) {
    this.result = result;
    this.report = result.report();
  }

  void print(PrintStream out) {
    machine(report.measured().machine(), out);
    out.println();
    sample(report.measured().sample(), out);
    if (!report.measured().levels().isEmpty()) {
      out.println();
      fold(
          out,
          "Through the whole data path, with %s of the sample:"
              .formatted(Amount.bytes(report.measured().levels().getFirst().raw())));
      levels().print(out);
      out.println();
      chunkSizes().print(out);
    }
    report.probe().ifPresent(probe -> storage(probe, out));
    out.println();
    advice(out);
  }

  private static void machine(Machine machine, PrintStream out) {
    fold(
        out,
        "Machine: %s%s; one cuts %s, names %s and encrypts %s (%s)"
            .formatted(
                Amount.of(machine.processors(), "processor"),
                machine.memory() > 0 ? ", " + Amount.bytes(machine.memory()) + " of memory" : "",
                rate(machine.cut()),
                rate(machine.named()),
                rate(machine.sealed()),
                machine.cipher()));
  }

  private static void sample(SampleSummary sample, PrintStream out) {
    List<String> parts = new ArrayList<>();
    if (sample.files() > 0) {
      parts.add(
          "%s in %s, %s each on the average"
              .formatted(
                  Amount.bytes(sample.fileBytes()),
                  Amount.of(sample.files(), "file"),
                  Amount.bytes(sample.meanFile())));
    }
    if (sample.imageBytes() > 0) {
      parts.add(Amount.bytes(sample.imageBytes()) + " of disks and streams");
    }
    fold(
        out,
        "Sample: %s in %s, drawn from %s; read at %s"
            .formatted(
                Amount.bytes(sample.bytes()),
                Amount.of(sample.pieces(), "piece"),
                parts.isEmpty() ? "nothing" : String.join(" and ", parts),
                rate(sample.readBytes() / Math.max(1e-6, sample.readSeconds()))));
    for (String left : leftOut(sample)) {
      fold(out, "  " + left);
    }
  }

  /** What the sample is not. */
  private static List<String> leftOut(SampleSummary sample) {
    List<String> left = new ArrayList<>();
    if (!sample.walkedAll()) {
      left.add("the time ended before all folders were seen: the later ones are not in it");
    }
    if (!sample.imagesRead()) {
      left.add("the time ended before all was read: later parts of disks are not in it");
    }
    if (sample.shortened() > 0) {
      left.add("of %s only the beginning".formatted(Amount.of(sample.shortened(), "large file")));
    }
    if (sample.holeBytes() > 0) {
      left.add("holes of %s, which cost nothing".formatted(Amount.bytes(sample.holeBytes())));
    }
    if (sample.unreadable() > 0) {
      left.add("%s could not be read".formatted(Amount.of(sample.unreadable(), "file")));
    }
    return left;
  }

  private Table levels() {
    Table table = new Table("Compression", ">Stored", ">Speed", ">Processor time per GiB");
    for (Trial trial : report.measured().levels()) {
      table.row(
          trial.compression().name().toLowerCase(Locale.ROOT),
          percent(trial.ratio()),
          rate(trial.speed()),
          String.format(Locale.ROOT, "%.1f s", trial.processorSeconds() * GIB / trial.raw()));
    }
    return table;
  }

  private Table chunkSizes() {
    Table table = new Table(">Chunk size", ">Duplicates", ">Stored", ">Speed", ">Index for a TiB");
    for (Trial trial : report.measured().chunkSizes()) {
      table.row(
          Amount.bytes(trial.chunkSize()),
          percent(trial.duplicates()),
          percent(trial.ratio()),
          rate(trial.speed()),
          Amount.bytes(Math.round(trial.indexBytesOf(1L << 40))));
    }
    return table;
  }

  private static void storage(ProbeReport probe, PrintStream out) {
    if (!probe.transfers().isEmpty()) {
      out.println();
      ProbeText.transfers(probe.transfers()).print(out);
    }
    probe.cutShort().ifPresent(why -> fold(out, "Measured no further: " + Printable.of(why)));
  }

  private void advice(PrintStream out) {
    Advice advice = report.advice();
    if (!advice.settings().isEmpty()) {
      fold(
          out,
          "Suggested: "
              + advice.settings().stream()
                  .map(setting -> "--" + setting.option() + " " + setting.value())
                  .collect(Collectors.joining(" ")));
      for (Advice.Setting setting : advice.settings()) {
        fold(out, "  " + setting.option() + ": " + setting.why());
      }
    }
    advice.notes().forEach(note -> fold(out, "Note: " + note));
    applied(out);
    fold(out, "Measured in " + Amount.seconds(report.took().toMillis() / 1000.0));
  }

  private void applied(PrintStream out) {
    boolean chunks = report.advice().value("chunk-size").isPresent();
    Optional<BenchmarkResult.Applied> applied = result.applied();
    if (applied.isPresent()) {
      out.println("Written into profile '%s' of".formatted(applied.get().profile()));
      out.println("  " + Printable.of(applied.get().file()));
    } else if (!report.advice().settings().isEmpty() && !result.wanted()) {
      out.println("Nothing is changed; --apply writes this into the profile");
    } else if (result.wanted()) {
      out.println("Nothing is written into the profile");
    }
    if (chunks) {
      out.println("The chunk size is for repositories that are made from now on");
    }
  }

  /** Prints a sentence in lines of 80 columns; later ones are indented by four. */
  private static void fold(PrintStream out, String text) {
    String rest = text;
    int width = WIDTH;
    String indent = "";
    while (rest.length() > width && rest.lastIndexOf(' ', width) > 4) {
      int blank = rest.lastIndexOf(' ', width);
      out.println(indent + rest.substring(0, blank));
      rest = rest.substring(blank + 1);
      indent = "    ";
      width = WIDTH - indent.length();
    }
    out.println(indent + rest);
  }

  private static String rate(double bytes) {
    return Amount.bytes(Math.round(bytes)) + "/s";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
