package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.browse.Find;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firn find}. */
@Command(
    description = {
      "Finds entries by their names in all snapshots, oldest first. A pattern with a slash is"
          + " compared with the whole path, one without with the last part.",
      ""
    },
    footer = {"", "Example:", "  firn find --container /srv/backup '*.odt'"})
final class FindCommand implements FirnCommand {

  @Parameters(
      paramLabel = "PATTERN",
      arity = "1..*",
      description = "With *, ?, [abc], {a,b}, and ** across directories.")
  private List<String> patterns;

  @Option(
      names = "--snapshot",
      paramLabel = "SNAPSHOT",
      description = "Only in this one; may be given several times.")
  private List<String> snapshots = List.of();

  @Mixin private RepositoryOptions repository;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException, UsageException, InterruptedException {
    Predicate<TreeRecord> condition = condition();
    try (OpenContent content = OpenContent.open(run, repository)) {
      List<Snapshot> searched = searched(content);
      Find find = new Find(content.chunks());
      run.result(
          out ->
              find.find(
                  searched,
                  condition,
                  match ->
                      out.println(
                          SnapshotListing.shortId(match.snapshot().id())
                              + "  "
                              + Entries.path(match.entry()))),
          json -> json(json, find, searched, condition));
    }
    return ExitCode.DONE;
  }

  private static void json(
      JsonGenerator json, Find find, List<Snapshot> searched, Predicate<TreeRecord> condition)
      throws IOException {
    json.writeStartArray();
    find.find(
        searched,
        condition,
        match -> {
          json.writeStartObject();
          json.writeStringField("snapshot", match.snapshot().id());
          Entries.fields(json, match.entry());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private List<Snapshot> searched(OpenContent content) throws IOException {
    if (snapshots.isEmpty()) {
      return content.repository().snapshots().finished();
    }
    List<Snapshot> searched = new ArrayList<>();
    for (String what : snapshots) {
      searched.add(content.snapshot(what));
    }
    return searched;
  }

  private Predicate<TreeRecord> condition() throws UsageException {
    Predicate<TreeRecord> any = _ -> false;
    for (String pattern : patterns) {
      any = any.or(matching(pattern));
    }
    return any;
  }

  private static Predicate<TreeRecord> matching(String pattern) throws UsageException {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "'" + pattern + "' is no pattern (" + e.getDescription() + "); quote [ and { with \\", e);
    }
    boolean whole = pattern.contains("/");
    return entry -> {
      String text =
          whole
              ? Entries.path(entry)
              : new String(entry.attributes().path().name(), StandardCharsets.UTF_8);
      try {
        return matcher.matches(Path.of(text));
      } catch (InvalidPathException e) {
        return false;
      }
    };
  }
}
