package io.firn.cli.command;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.Source;
import io.firn.cli.config.ProfileEditor;
import io.firn.cli.config.ProfileFile;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.MeasuringOptions;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.cli.options.SizeConverter;
import io.firn.cli.options.StorageOptions;
import io.firn.cli.options.TimeConverter;
import io.firn.core.probe.ProbeReport;
import io.firn.core.progress.ProblemLog;
import io.firn.core.tune.Advice;
import io.firn.core.tune.TuneReport;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn benchmark}. */
@Command(
    description = {
      "Measures this machine, a sample of what you back up and, when one is named, the storage;"
          + " says which settings it would take, and why. Nothing of the sources or of a repository"
          + " is changed.",
      ""
    },
    footer = {"", "Example:", "  firn benchmark /home --storage swift --container backups --apply"})
final class BenchmarkCommand implements FirnCommand {

  private static final String PATHS = "path-to-backup";
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** One piece. */
  private static final long LEAST_SAMPLE = 4 << 20;

  private static final long MOST_SAMPLE = 1 << 30;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "What is going to be backed up; the same as --path-to-backup.")
  private List<String> paths = List.of();

  @Option(
      names = "--media",
      paramLabel = "NAME",
      description =
          "Kind of source, see 'firn media list'. Default: the one that has the options given, or"
              + " files.")
  @SuppressWarnings("unused") // it has done its work before the command was parsed
  private String media;

  @Option(
      names = "--apply",
      description =
          "Write the settings into the profile (--profile, else default) of the configuration"
              + " file.")
  private boolean apply;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Take about so long, half of it for the storage. Default: 1m.")
  private Duration duration = Duration.ofMinutes(1);

  @Option(
      names = "--sample",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Hold so much of the sources in memory at most. Default: 128MiB.")
  private long sample = 128 << 20;

  @Mixin private MeasuringOptions limits;
  @Mixin private StorageOptions place;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    limits.check(duration, SHORTEST);
    checkSample();
    ProfileEditor editor = new ProfileEditor(ProfileFile.of(run.host().configurationHome()).path());
    String profile = profile(run);
    if (apply) {
      editor.check(profile, Map.of("connections", "1"));
    }
    PluginArguments arguments = run.arguments(PluginUse.SOURCE);
    if (!paths.isEmpty()) {
      arguments.addPositional(PATHS, paths);
    }
    MediaFactory factory = run.media(arguments);
    ProblemLog problems = new ProblemLog(Problems.printer(run));
    MediaContext context = new MediaContext(UUID.randomUUID().toString(), problems);
    TuneReport report;
    try (Media opened = factory.open(context, arguments.values())) {
      List<Source> sources = opened.discover();
      report = new BenchmarkRun(run, place, duration, sample, limits).measure(sources);
    } finally {
      run.screen().wipe();
    }
    BenchmarkResult result = result(report, profile, editor);
    run.result(result::text, result::json);
    result.complaint().ifPresent(line -> run.screen().line("firn: " + line));
    return result.code();
  }

  private void checkSample() throws UsageException {
    if (sample < LEAST_SAMPLE || sample > MOST_SAMPLE) {
      throw new UsageException("--sample is " + sample + "; it must be 4MiB to 1GiB");
    }
  }

  private String profile(Run run) {
    return common
        .profile()
        .or(() -> run.host().variable("FIRN_PROFILE"))
        .orElse(ProfileFile.DEFAULT);
  }

  private BenchmarkResult result(TuneReport report, String profile, ProfileEditor editor)
      throws IOException, UsageException {
    Optional<BenchmarkResult.Place> measured = Optional.empty();
    if (place.isGiven()) {
      measured =
          Optional.of(new BenchmarkResult.Place(place.storage(), RepositoryAccess.place(place)));
    }
    boolean broken = report.probe().map(ProbeReport::broken).orElse(0L) > 0;
    Optional<BenchmarkResult.Applied> applied = Optional.empty();
    if (apply && !broken && !report.advice().settings().isEmpty()) {
      Map<String, String> options = new LinkedHashMap<>();
      for (Advice.Setting setting : report.advice().settings()) {
        options.put(setting.option(), setting.value());
      }
      editor.set(profile, options);
      applied = Optional.of(new BenchmarkResult.Applied(profile, editor.path().toString()));
    }
    return new BenchmarkResult(measured, report, apply, applied);
  }
}
