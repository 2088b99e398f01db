package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.RestoreTarget;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.DownloadOptions;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.cli.options.RepositoryOptions;
import io.firn.cli.options.Words;
import io.firn.cli.output.Amount;
import io.firn.cli.output.JsonDocument;
import io.firn.core.plugin.OptionValues;
import io.firn.core.progress.Progress;
import io.firn.core.repository.Repository;
import io.firn.core.restore.Overwrite;
import io.firn.core.restore.RestoreOperation;
import io.firn.core.restore.RestoreReport;
import io.firn.core.restore.RestoreRequest;
import io.firn.core.restore.RestoreSettings;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn restore}. */
@Command(
    description = {
      "Paths come back below the target without their leading slash. What is right there already"
          + " is kept; done again after an interruption it goes on.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  firn restore --container /srv/backup latest --target /tmp/r /home/anna"
    })
final class RestoreCommand implements FirnCommand {

  @Parameters(
      index = "0",
      paramLabel = "SNAPSHOT",
      description = "Id, the beginning of one, or latest.")
  private String snapshot;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = "Only these paths, or what fits these patterns. Default: everything.")
  private List<String> paths = List.of();

  @Option(
      names = "--media",
      paramLabel = "NAME",
      description =
          "Kind of target, see 'firn media list'. Default: the one that has the options given, or"
              + " files.")
  @SuppressWarnings("unused") // it has done its work before the command was parsed
  private String media;

  @Option(
      names = "--include",
      paramLabel = "PATTERN",
      description = "Only what fits; may be given several times.")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description = "Leave out what fits; may be given several times.")
  private List<String> exclude = List.of();

  @Option(
      names = "--strip-components",
      paramLabel = "NUMBER",
      description = "Drop this many leading parts of each path.")
  private int stripComponents;

  @Option(
      names = "--overwrite",
      paramLabel = "WHEN",
      converter = When.class,
      completionCandidates = When.class,
      description =
          "always: compare, write what differs. if-changed: unless size and time are the same."
              + " if-newer: only what is older there. never. Default: always.")
  private Overwrite overwrite = Overwrite.ALWAYS;

  @Option(
      names = "--delete",
      description = "Remove what the target has and the snapshot has not, below what is restored.")
  private boolean delete;

  @Option(names = "--dry-run", description = "Change nothing; say what would be done.")
  private boolean dryRun;

  @Option(names = "--verify", description = "Read everything back afterwards and compare.")
  private boolean verify;

  @Mixin private DownloadOptions download;
  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  /** Words of {@code --overwrite}. */
  static final class When extends Words<Overwrite> {
    When() {
      super(Overwrite.class);
    }
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    PluginArguments arguments = run.arguments(PluginUse.TARGET);
    MediaFactory factory = run.media(arguments);
    OptionValues values = arguments.values();
    RestoreRequest request =
        new RestoreRequest(
            paths, include, exclude, stripComponents, overwrite, delete, dryRun, verify);
    RestoreReport report;
    Optional<StorageMetrics> metrics;
    try (OpenContent content = OpenContent.open(run, repository, List.of(snapshot))) {
      Snapshot source = content.snapshots().getFirst();
      Progress progress = new Progress();
      MediaContext context =
          new MediaContext(
              UUID.randomUUID().toString(), Problems.printer(run), progress::activity, dryRun);
      try (RestoreTarget target = factory.openTarget(context, values);
          var _ = Displays.start(run, progress, false)) {
        report =
            operation(content, run).restore(source, target, request, progress, context.problems());
      }
      metrics = content.metrics();
    }
    run.summary(out -> text(out, report), json -> json(json, report, metrics));
    return Problems.of(report.problems(), Severity.ERROR).isEmpty()
        ? ExitCode.DONE
        : ExitCode.INCOMPLETE;
  }

  private RestoreOperation operation(OpenContent content, Run run) throws UsageException {
    Repository opened = content.repository();
    return new RestoreOperation(
        opened.storage(),
        content.index(),
        opened.keys(),
        content.chunks(),
        download.of(RestoreSettings.defaults()),
        run.host().clock());
  }

  private void text(PrintStream out, RestoreReport report) {
    out.printf(
        "%s %s, %s, %s (%s) in %s%n",
        dryRun ? "Would restore" : "Restored",
        Amount.of(report.files(), "file"),
        Amount.of(report.directories(), "directory"),
        Amount.of(report.others(), "other"),
        Amount.bytes(report.bytes()),
        Amount.seconds(report.seconds()));
    out.printf(
        "%s %s, kept %s, fetched %s in %s%n",
        dryRun ? "Would write" : "Wrote",
        Amount.bytes(report.bytesWritten()),
        Amount.bytes(report.bytesKept()),
        Amount.bytes(report.bytesFetched()),
        Amount.of(report.fetches(), "request"));
    if (delete) {
      out.println((dryRun ? "Would delete " : "Deleted ") + Amount.count(report.deleted()));
    }
    if (verify && !dryRun) {
      out.println("Verified " + Amount.of(report.verified(), "file"));
    }
    long errors = Problems.of(report.problems(), Severity.ERROR).size();
    if (errors > 0) {
      out.println("Missing: " + Amount.of(errors, "item") + " could not be restored");
    }
  }

  private void json(JsonGenerator json, RestoreReport report, Optional<StorageMetrics> metrics)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("dry_run", dryRun);
    json.writeNumberField("files", report.files());
    json.writeNumberField("dirs", report.directories());
    json.writeNumberField("others", report.others());
    json.writeNumberField("bytes", report.bytes());
    json.writeNumberField("bytes_written", report.bytesWritten());
    json.writeNumberField("bytes_kept", report.bytesKept());
    json.writeNumberField("bytes_fetched", report.bytesFetched());
    json.writeNumberField("fetches", report.fetches());
    json.writeNumberField("deleted", report.deleted());
    json.writeNumberField("verified", report.verified());
    JsonDocument.seconds(json, "seconds", report.seconds());
    Problems.write(json, report.problems());
    StorageFigures.write(json, metrics);
    json.writeEndObject();
  }
}
