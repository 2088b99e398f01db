package io.firn.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.output.JsonDocument;
import io.firn.core.probe.Finding;
import io.firn.core.probe.Latency;
import io.firn.core.probe.ProbeReport;
import io.firn.core.probe.Suggestion;
import io.firn.core.probe.Transfer;
import io.firn.core.probe.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a probe prints, and how it ends, for all that it may find. */
final class ProbeResultTest {

  private static final Finding HELD =
      new Finding("create-only", new Verdict.Held("a second creator of a name was refused"));

  private static final Finding BROKEN =
      new Finding(
          "listing-lag",
          new Verdict.Broken(
              "8 new objects were listed after 3.1 s only (declared: at once)",
              "give --swift-settle-time 60s or more"));

  private static final Finding UNKNOWN =
      new Finding("delete", new Verdict.Unknown("no time was left; give more with --duration"));

  private static ProbeResult result(int left, Finding... findings) {
    int mebibyte = 1 << 20;
    List<Transfer> transfers =
        List.of(
            new Transfer(mebibyte, 1, 1, 10e6, 20e6),
            new Transfer(8 * mebibyte, 4, 12, 1e8, 1.5e8));
    ProbeReport report =
        new ProbeReport(
            CreateOnly.DETECTABLE,
            Duration.ofMinutes(1),
            List.of(findings),
            List.of(new Latency("put", 20, Duration.ofMillis(12), Duration.ofMillis(130))),
            transfers,
            Optional.of(new Suggestion(8 * mebibyte, 6, transfers.getLast(), 1.1e8)),
            Optional.of("the disk is full"),
            3,
            left,
            100L * mebibyte,
            90L * mebibyte,
            Duration.ofMillis(28_300));
    return new ProbeResult("swift", "backups", report, Optional.empty());
  }

  private static String text(ProbeResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      result.text(stream);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eightyColumnsForPeople() {
    assertThat(text(result(0, HELD, BROKEN, UNKNOWN)))
        .isEqualTo(
            """
            Obligation   Verdict  Seen
            create-only  held     a second creator of a name was refused
            listing-lag  BROKEN   8 new objects were listed after 3.1 s only (declared: at
                                  once); give --swift-settle-time 60s or more
            delete       unknown  no time was left; give more with --duration

            Request  Sent   Median   Longest
            put        20  12.0 ms  130.0 ms

             Segment  Connections  Segments      Upload    Download
            1.00 MiB            1         1  9.54 MiB/s  19.1 MiB/s
            8.00 MiB            4        12  95.4 MiB/s   143 MiB/s

            Measured no further: the disk is full
            Suggested: --max-segment-size 8MiB --connections 6
              8.00 MiB over 4 connections: 95.4 MiB/s up, 105 MiB/s at best
            1 of 3 obligations held in 28 s, 100 MiB up, 90.0 MiB down
            Removed 3 objects of killed probes
            """);
  }

  @Test
  void documentsHaveAdviceWhereSomethingIsBroken() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonDocument.write(out, result(0, HELD, BROKEN)::json);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"verdict\" : \"held\"",
            "\"verdict\" : \"broken\"",
            "\"advice\" : \"give --swift-settle-time 60s or more\"",
            "\"advice\" : null",
            "\"create_only\" : \"detectable\"",
            "\"cut_short\" : \"the disk is full\"");
  }

  @Test
  void whatIsBrokenFailsAndIsNamed() {
    ProbeResult result = result(0, HELD, BROKEN, UNKNOWN);
    assertThat(result.code()).isEqualTo(ExitCode.FAILED);
    assertThat(result.complaint()).contains("the storage does not keep listing-lag");
  }

  @Test
  void whatWasNotFoundOutIsIncomplete() {
    ProbeResult result = result(0, HELD, UNKNOWN);
    assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.complaint()).contains("not found out: delete");
  }

  @Test
  void allHeldIsDoneUnlessSomethingStays() {
    assertThat(result(0, HELD).code()).isEqualTo(ExitCode.DONE);
    assertThat(result(0, HELD).complaint()).isEmpty();
    assertThat(result(2, HELD).code()).isEqualTo(ExitCode.INCOMPLETE);
  }
}
