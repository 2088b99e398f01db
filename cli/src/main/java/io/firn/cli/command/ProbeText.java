package io.firn.cli.command;

import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.cli.output.Table;
import io.firn.core.probe.Finding;
import io.firn.core.probe.Latency;
import io.firn.core.probe.ProbeReport;
import io.firn.core.probe.Suggestion;
import io.firn.core.probe.Transfer;
import io.firn.core.probe.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A probe's report for people, in 80 columns. */
record ProbeText(ProbeReport report) {

  private static final int WIDTH = 80;
  private static final long MIB = 1 << 20;

  void print(PrintStream out) {
    obligations().print(out);
    if (!report.latencies().isEmpty()) {
      out.println();
      latencies().print(out);
    }
    if (!report.transfers().isEmpty()) {
      out.println();
      transfers(report.transfers()).print(out);
    }
    out.println();
    report.cutShort().ifPresent(why -> out.println("Measured no further: " + Printable.of(why)));
    report
        .suggestion()
        .ifPresentOrElse(
            best -> suggest(out, best),
            () -> out.println("Too little was measured to suggest anything; give more --duration"));
    out.println(summary());
    if (report.reaped() > 0) {
      out.println("Removed " + Amount.of(report.reaped(), "object") + " of killed probes");
    }
  }

  private Table obligations() {
    Table table = new Table("Obligation", "Verdict", "Seen").within(WIDTH);
    for (Finding each : report.findings()) {
      table.row(each.obligation(), ProbeResult.verdict(each), seen(each.verdict()));
    }
    return table;
  }

  private Table latencies() {
    Table table = new Table("Request", ">Sent", ">Median", ">Longest");
    for (Latency each : report.latencies()) {
      table.row(
          each.request(),
          Amount.count(each.count()),
          millis(each.median()),
          millis(each.longest()));
    }
    return table;
  }

  static Table transfers(List<Transfer> transfers) {
    Table table = new Table(">Segment", ">Connections", ">Segments", ">Upload", ">Download");
    for (Transfer each : transfers) {
      table.row(
          Amount.bytes(each.size()),
          Amount.count(each.connections()),
          Amount.count(each.objects()),
          rate(each.up()),
          rate(each.down()));
    }
    return table;
  }

  private static void suggest(PrintStream out, Suggestion best) {
    out.printf(
        "Suggested: --max-segment-size %dMiB --connections %d%n",
        best.maxSegmentSize() / MIB, best.connections());
    out.printf(
        "  %s over %s: %s up, %s at best%n",
        Amount.bytes(best.basis().size()),
        Amount.of(best.basis().connections(), "connection"),
        rate(best.basis().up()),
        rate(best.best()));
  }

  private String summary() {
    long held = report.findings().size() - report.broken() - report.unknown();
    return "%d of %s held in %s, %s up, %s down"
        .formatted(
            held,
            Amount.of(report.findings().size(), "obligation"),
            Amount.seconds(report.took().toMillis() / 1000.0),
            Amount.bytes(report.bytesUp()),
            Amount.bytes(report.bytesDown()));
  }

  private static String seen(Verdict verdict) {
    return Printable.of(
        verdict instanceof Verdict.Broken(String seen, String advice)
            ? seen + "; " + advice
            : verdict.seen());
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private static String rate(double bytes) {
    return Amount.bytes(Math.round(bytes)) + "/s";
  }
}
