package io.firn.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.TreePath;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import io.firn.cli.options.RepositoryOptions;
import io.firn.core.browse.Find;
import io.firn.core.browse.Listing;
import io.firn.core.read.ChunkReader;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.tree.TypedPath;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
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
    Predicate<byte[]> condition = condition();
    try (OpenContent content = OpenContent.open(run, repository, snapshots)) {
      List<Snapshot> searched = content.snapshots();
      ChunkReader chunks = content.chunks();
      run.result(
          out -> text(out, chunks, searched, condition),
          json -> json(json, chunks, searched, condition));
    }
    return ExitCode.DONE;
  }

  private static void text(
      PrintStream out, ChunkReader chunks, List<Snapshot> searched, Predicate<byte[]> condition)
      throws IOException {
    for (Snapshot snapshot : searched) {
      String id = SnapshotListing.shortId(snapshot.id()) + "  ";
      disks(chunks, snapshot, condition)
          .forEach(disk -> out.println(id + SnapshotPart.of(disk).line()));
      new Find(chunks)
          .find(
              List.of(snapshot),
              record -> condition.test(record.attributes().path().bytes()),
              match -> out.println(id + Entries.path(match.entry())));
    }
  }

  private static void json(
      JsonGenerator json, ChunkReader chunks, List<Snapshot> searched, Predicate<byte[]> condition)
      throws IOException {
    json.writeStartArray();
    for (Snapshot snapshot : searched) {
      for (SnapshotDocument.Stream disk : disks(chunks, snapshot, condition)) {
        json.writeStartObject();
        json.writeStringField("snapshot", snapshot.id());
        SnapshotPart.of(disk).fields(json);
        json.writeEndObject();
      }
      new Find(chunks)
          .find(
              List.of(snapshot),
              record -> condition.test(record.attributes().path().bytes()),
              match -> {
                json.writeStartObject();
                json.writeStringField("snapshot", match.snapshot().id());
                Entries.fields(json, match.entry());
                json.writeEndObject();
              });
    }
    json.writeEndArray();
  }

  private static List<SnapshotDocument.Stream> disks(
      ChunkReader chunks, Snapshot snapshot, Predicate<byte[]> condition) {
    return new Listing(chunks)
        .disks(snapshot).stream()
            .filter(disk -> condition.test(disk.name().replaceFirst("^/+", "").getBytes(UTF_8)))
            .toList();
  }

  /** Takes paths without their leading slash. */
  private Predicate<byte[]> condition() throws UsageException {
    Predicate<byte[]> any = _ -> false;
    for (String pattern : patterns) {
      any = any.or(matching(pattern));
    }
    return any;
  }

  private static Predicate<byte[]> matching(String pattern) throws UsageException {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "'" + pattern + "' is no pattern (" + e.getDescription() + "); quote [ and { with \\", e);
    }
    boolean whole = pattern.contains("/");
    List<TreePath> shown = TypedPath.of(pattern).inTree();
    return bytes -> {
      String path = "/" + new String(bytes, UTF_8);
      try {
        return isOne(bytes, whole, shown)
            || matcher.matches(Path.of(whole ? path : path.substring(path.lastIndexOf('/') + 1)));
      } catch (InvalidPathException e) {
        return false;
      }
    };
  }

  /** A name that no pattern can match, because it is no text, is found as listings show it. */
  private static boolean isOne(byte[] bytes, boolean whole, List<TreePath> shown) {
    TreePath path = TreePath.of(bytes);
    return shown.stream()
        .anyMatch(one -> whole ? one.equals(path) : one.equals(TreePath.of(path.name())));
  }
}
