package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaCleaner.Leftover;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.PluginArguments;
import io.firn.cli.options.PluginUse;
import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.cli.output.Table;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firn media cleanup}. */
@Command(
    description = {
      "A backup of servers or volumes makes images and snapshots for a while. It removes them"
          + " whatever happens, but for being killed; this removes what killed backups left.",
      ""
    },
    footer = {"", "Example:", "  firn media cleanup --os-cloud production --dry-run"})
final class MediaCleanupCommand implements FirnCommand {

  @Option(
      names = "--media",
      paramLabel = "NAME",
      description = "Media to clean up after. Default: the one that leaves anything.")
  @SuppressWarnings("unused") // it has done its work before the command was parsed
  private String media;

  @Option(names = "--dry-run", description = "Remove nothing; say what would be removed.")
  private boolean dryRun;

  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException {
    PluginArguments arguments = run.arguments(PluginUse.CLEANUP);
    MediaFactory factory = run.plugins().media(arguments.name());
    MediaCleaner cleaner =
        factory
            .cleaner()
            .orElseThrow(
                () ->
                    new UsageException(
                        "the " + arguments.title() + " leaves nothing to clean up; see --media"));
    ProblemLog problems = new ProblemLog(Problems.printer(run));
    Progress progress = new Progress();
    List<Leftover> found;
    try (var _ = Displays.start(run, progress, false)) {
      MediaContext context =
          new MediaContext(UUID.randomUUID().toString(), problems, progress::activity, dryRun);
      found = cleaner.clean(context, arguments.values());
    }
    run.result(out -> text(out, found), json -> json(json, found, problems));
    return problems.count(Severity.ERROR) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private void text(PrintStream out, List<Leftover> found) {
    if (!found.isEmpty()) {
      Table table = new Table("Kind", "Id", "Name", dryRun ? "" : "Removed");
      found.forEach(
          one ->
              table.row(
                  one.kind(),
                  Printable.of(one.id()),
                  Printable.of(one.name()),
                  dryRun ? "" : one.removed() ? "yes" : "no"));
      table.print(out);
    }
    long removed = found.stream().filter(Leftover::removed).count();
    out.println(
        dryRun
            ? "Would remove " + Amount.of(found.size(), "leftover")
            : "Removed " + Amount.of(removed, "leftover"));
  }

  private void json(JsonGenerator json, List<Leftover> found, ProblemLog problems)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("dry_run", dryRun);
    json.writeArrayFieldStart("leftovers");
    for (Leftover one : found) {
      json.writeStartObject();
      json.writeStringField("kind", one.kind());
      json.writeStringField("id", one.id());
      json.writeStringField("name", one.name());
      json.writeBooleanField("removed", one.removed());
      json.writeEndObject();
    }
    json.writeEndArray();
    Problems.write(json, problems.problems());
    json.writeEndObject();
  }
}
