package io.firn.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import io.firn.cli.exit.ExitCode;
import io.firn.core.pipeline.Compression;
import io.firn.core.probe.Finding;
import io.firn.core.probe.ProbeReport;
import io.firn.core.probe.Suggestion;
import io.firn.core.probe.Transfer;
import io.firn.core.probe.Verdict;
import io.firn.core.tune.Advice;
import io.firn.core.tune.Advisor;
import io.firn.core.tune.Machine;
import io.firn.core.tune.Measurements;
import io.firn.core.tune.SampleSummary;
import io.firn.core.tune.Trial;
import io.firn.core.tune.TuneReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a benchmark prints, and how it ends. */
final class BenchmarkResultTest {

  private static final int MIB = 1 << 20;
  private static final long GIB = 1L << 30;

  private static Trial trial(Compression level, int chunk, int stored, double speed) {
    return new Trial(
        level,
        chunk,
        100L * MIB,
        99L * MIB,
        100L * MIB / chunk,
        stored * (long) MIB,
        100 / speed,
        200 / speed);
  }

  private static BenchmarkResult result(Verdict verdict, boolean wanted) {
    List<Transfer> transfers =
        List.of(new Transfer(MIB, 1, 1, 1e7, 2e7), new Transfer(32 * MIB, 4, 12, 9e7, 1.5e8));
    ProbeReport probe =
        new ProbeReport(
            CreateOnly.DETECTABLE,
            Duration.ofMinutes(1),
            List.of(new Finding("create-race", verdict)),
            List.of(),
            transfers,
            Optional.of(new Suggestion(32 * MIB, 4, transfers.getLast(), 9e7)),
            Optional.empty(),
            0,
            0,
            9,
            9,
            Duration.ofSeconds(30));
    Measurements measured =
        new Measurements(
            new Machine(2, 16 * GIB, "JDK", 1.2 * GIB, 1.1 * GIB, 900.0 * MIB),
            new SampleSummary(
                41_000, 9 * GIB, GIB, false, false, 12, 1, 700, 128L * MIB, 64L * MIB, GIB, 2, GIB),
            List.of(
                trial(Compression.FAST, MIB, 42, 400),
                trial(Compression.DEFAULT, MIB, 39, 320),
                trial(Compression.BETTER, MIB, 36, 100)),
            List.of(
                trial(Compression.DEFAULT, MIB, 39, 320),
                trial(Compression.DEFAULT, MIB / 2, 39, 310)),
            probe.suggestion(),
            true);
    Advice advice = Advisor.of(measured);
    return new BenchmarkResult(
        Optional.of(new BenchmarkResult.Place("swift", "backups")),
        new TuneReport(measured, Optional.of(probe), advice, Duration.ofMillis(58_300)),
        wanted,
        wanted
            ? Optional.of(
                new BenchmarkResult.Applied("default", "/home/anna/.config/firn/config.yaml"))
            : Optional.empty());
  }

  private static String text(BenchmarkResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      result.text(stream);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eightyColumnsForPeople() {
    assertThat(text(result(new Verdict.Held("one winner"), true)))
        .isEqualTo(
            """
            Machine: 2 processors, 16.0 GiB of memory; one cuts 1.20 GiB/s, names 1.10 GiB/s
                and encrypts 900 MiB/s (JDK)

            Sample: 128 MiB in 700 pieces, drawn from 9.00 GiB in 41,000 files, 230 KiB each
                on the average and 1.00 GiB of disks and streams; read at 512 MiB/s
              the time ended before all folders were seen: the later ones are not in it
              the time ended before all was read: later parts of disks are not in it
              of 12 large files only the beginning
              holes of 1.00 GiB, which cost nothing
              1 file could not be read

            Through the whole data path, with 100 MiB of the sample:
            Compression  Stored      Speed  Processor time per GiB
            fast         42.0 %  400 MiB/s                   5.1 s
            default      39.0 %  320 MiB/s                   6.4 s
            better       36.0 %  100 MiB/s                  20.5 s

            Chunk size  Duplicates  Stored      Speed  Index for a TiB
              1.00 MiB       1.0 %  39.0 %  320 MiB/s         40.0 MiB
               512 KiB       1.0 %  39.0 %  310 MiB/s         80.0 MiB

             Segment  Connections  Segments      Upload    Download
            1.00 MiB            1         1  9.54 MiB/s  19.1 MiB/s
            32.0 MiB            4        12  85.8 MiB/s   143 MiB/s

            Suggested: --max-segment-size 32MiB --connections 4 --compression default
                --chunk-size 1MiB
              max-segment-size: objects of 32MiB over 4 connections went up at 85.8 MiB/s,
                the fastest of all
              connections: of what came within a tenth of the fastest, this holds the least
                memory
              compression: the storage limits: the processors do 320 MiB/s of this data, and
                the storage takes 85.8 MiB/s, which are 220 MiB/s before compression
              chunk-size: smaller chunks store no less, and make the index larger
            Written into profile 'default' of
              /home/anna/.config/firn/config.yaml
            The chunk size is for repositories that are made from now on
            Measured in 58 s
            """);
  }

  @Test
  void aStorageThatIsNoneIsNoGoodForAProfile() {
    BenchmarkResult broken = result(new Verdict.Broken("two winners", "keep away"), true);

    assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
    assertThat(broken.complaint())
        .contains(
            "the storage does not keep create-race; see firn storage probe. The profile is not"
                + " changed");
  }

  @Test
  void whatWasNotFoundOutIsIncomplete() {
    BenchmarkResult unknown = result(new Verdict.Unknown("no time was left"), false);

    assertThat(unknown.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(unknown.complaint()).contains("not found out: create-race; see firn storage probe");
    assertThat(text(unknown)).contains("Nothing is changed; --apply writes this into the profile");
  }
}
