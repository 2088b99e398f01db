package io.firn.cli.command;

import com.google.inject.Guice;
import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.Source;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.Version;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.log.RunLog;
import io.firn.cli.metadata.MetadataOutput;
import io.firn.cli.options.ChunkOptions;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.options.TuningOptions;
import io.firn.core.backup.BackupRequest;
import io.firn.core.backup.BackupSeries;
import io.firn.core.backup.BackupSettings;
import io.firn.core.backup.SourceOutcome;
import io.firn.core.commit.SafetyTimes;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.core.repository.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn backup}. */
@Command(
    description = {"Makes one snapshot; files that look as in the last one are not read.", ""},
    footer = {"", "Example:", "  firn backup --container /srv/backup --exclude '*.tmp' /home /etc"})
final class BackupCommand implements FirnCommand {

  private static final String PATHS = "path-to-backup";

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "What to back up; the same as --path-to-backup.")
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
      names = {"-N", "--backup-name"},
      paramLabel = "NAME",
      description = "Name of this series of backups.")
  private String backupName = "";

  @Option(names = "--tag", paramLabel = "TAG", description = "Tag; may be given several times.")
  private List<String> tags = List.of();

  @Option(
      names = "--hostname",
      paramLabel = "NAME",
      description = "Host that the snapshot is of. Default: this one.")
  private String hostname;

  @Option(
      names = "--parent",
      paramLabel = "SNAPSHOT",
      description =
          "Compare with this snapshot. Default: the newest of the same host, paths and name.")
  private String parent;

  @Option(names = "--force", description = "Read all files, also those that look unchanged.")
  private boolean force;

  @Option(
      names = "--dry-run",
      description = "Read and count only: write nothing, neither in the repository nor here.")
  private boolean dryRun;

  @Option(names = "--init", description = "Make the repository when there is none.")
  private boolean init;

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      description =
          "Of several sources prepare so many at the same time; they are read one after the other."
              + " Default: 2.")
  private int parallel = 2;

  @Option(
      names = "--metadata-out",
      paramLabel = "FILE",
      description = "Write Freezer's metadata document to FILE; - is standard output.")
  private String metadataOut;

  @Mixin private ChunkOptions chunks;
  @Mixin private TuningOptions tuning;
  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    refuseContradictions();
    PipelineSettings pipeline = tuning.settings();
    PluginArguments arguments = run.arguments(PluginUse.SOURCE);
    if (!paths.isEmpty()) {
      arguments.addPositional(PATHS, paths);
    }
    MediaFactory factory = run.media(arguments);
    ProblemLog problems = new ProblemLog(Problems.printer(run));
    Progress progress = new Progress();
    MediaContext context =
        new MediaContext(UUID.randomUUID().toString(), problems, progress::activity, dryRun);
    try (Media opened = factory.open(context, arguments.values())) {
      // Before the repository is opened or made: a path that does not exist must change nothing.
      List<Source> sources = opened.discover();
      try (RepositoryAccess access = access(run)) {
        return backup(run, sources, access, pipeline, progress, problems);
      }
    }
  }

  private void refuseContradictions() throws UsageException {
    if (parallel < 1) {
      throw new UsageException("--parallel is " + parallel + "; it must be at least 1");
    }
    if (common.json() && "-".equals(metadataOut)) {
      throw new UsageException(
          "--json and --metadata-out - both want standard output; give the latter a file");
    }
    if (metadataOut != null) {
      new MetadataOutput(metadataOut).check();
    }
    if (chunks.isGiven() && !init) {
      throw new UsageException(
          "--chunk-size is chosen when a repository is made; give --init too, or leave it out");
    }
  }

  private RepositoryAccess access(Run run)
      throws IOException, UsageException, InterruptedException {
    return init && !dryRun
        ? RepositoryAccess.openOrCreate(run, repository, chunks.parameters())
        : RepositoryAccess.open(run, repository, dryRun ? OpenMode.READ : OpenMode.WRITE);
  }

  private ExitCode backup(
      Run run,
      List<Source> sources,
      RepositoryAccess access,
      PipelineSettings pipeline,
      Progress progress,
      ProblemLog problems)
      throws IOException, UsageException {
    Repository target = access.repository();
    BackupSettings settings = settings(target, pipeline);
    BackupSeries series =
        Guice.createInjector(new BackupModule(target, settings, run.host().clock()))
            .getInstance(BackupSeries.class);
    List<SourceOutcome> outcomes;
    try (var _ = Displays.start(run, progress, true)) {
      outcomes = series.run(sources, request(), parallel, progress, problems);
    }
    outcomes.forEach(outcome -> RunLog.line(Level.INFO, BackupSummary.line(outcome)));
    print(run, new BackupSummary(outcomes, dryRun, access.metrics()), outcomes);
    return problems.count(Severity.ERROR) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private static BackupSettings settings(Repository target, PipelineSettings pipeline)
      throws IOException {
    return new BackupSettings(
        pipeline,
        SafetyTimes.of(target.storage().settleTime()),
        BackupSettings.FLUSH_BYTES,
        BackupSettings.FLUSH_CHUNKS,
        System.getProperty("user.name", ""),
        "firn " + Version.PROGRAM);
  }

  private BackupRequest request() {
    return new BackupRequest(backupName, host(), tags, Optional.ofNullable(parent), force, dryRun);
  }

  private String host() {
    return hostname == null ? LocalHostname.get() : hostname;
  }

  private void print(Run run, BackupSummary summary, List<SourceOutcome> outcomes)
      throws IOException, UsageException {
    if (metadataOut != null) {
      MetadataOutput output = new MetadataOutput(metadataOut);
      for (SourceOutcome outcome : outcomes) {
        if (outcome instanceof SourceOutcome.Done done) {
          FreezerReport document = new FreezerReport(done.source(), done.report());
          output.write(
              document.document(request(), repository, tuning.compressionWord(), common.logFile()),
              run.host().out());
        }
      }
      if (output.isStandardOutput()) {
        run.summaryOnScreen(summary::text);
        return;
      }
    }
    run.summary(summary::text, summary::json);
  }
}
