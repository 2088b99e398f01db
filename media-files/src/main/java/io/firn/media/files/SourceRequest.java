package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.files.filter.FilterBuilder;
import io.firn.media.files.walk.WalkRules;
import java.util.ArrayList;
import java.util.List;

/** What the user asked to back up. */
final class SourceRequest {

  private static final String PATH = "path-to-backup";
  private static final String FILES_FROM = "files-from";
  private static final String FILES_FROM0 = "files-from0";
  private static final String IMAGE = "image";
  private static final String EXCLUDE = "exclude";
  private static final String EXCLUDE_FILE = "exclude-file";
  private static final String EXCLUDE_CACHES = "exclude-caches";
  private static final String EXCLUDE_LARGER_THAN = "exclude-larger-than";
  private static final String ONE_FILE_SYSTEM = "one-file-system";
  private static final String STDIN_FILENAME = "stdin-filename";
  private static final String STDIN_COMMAND = "stdin-command";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.of(
                  PATH,
                  OptionType.TEXT_LIST,
                  "File, directory or block device to back up; may be given several times")
              .withLabel("PATH"),
          OptionSpec.of(
                  FILES_FROM,
                  OptionType.TEXT_LIST,
                  "Further paths, one a line, from this file (- is standard input); # starts a comment")
              .withLabel("FILE"),
          OptionSpec.of(
                  FILES_FROM0,
                  OptionType.TEXT_LIST,
                  "Further paths, each ended by a NUL, from this file (- is standard input)")
              .withLabel("FILE"),
          OptionSpec.of(
              IMAGE,
              OptionType.FLAG,
              "The paths are disk images: store each as a disk, not as a file in a tree"),
          OptionSpec.of(
                  EXCLUDE,
                  OptionType.TEXT_LIST,
                  "Leave out what matches: *.tmp, name/ (directories), /absolute/path, a/**/b, !keep")
              .withLabel("PATTERN"),
          OptionSpec.of(
                  EXCLUDE_FILE, OptionType.TEXT_LIST, "Further patterns for --exclude, one a line")
              .withLabel("FILE"),
          OptionSpec.of(
              EXCLUDE_CACHES,
              OptionType.FLAG,
              "Leave out the content of directories that hold a CACHEDIR.TAG"),
          OptionSpec.of(
              EXCLUDE_LARGER_THAN,
              OptionType.SIZE,
              "Leave out regular files with more bytes than this"),
          OptionSpec.of(
              ONE_FILE_SYSTEM,
              OptionType.FLAG,
              "Do not go into other file systems that are mounted below a path"),
          OptionSpec.of(
                  STDIN_FILENAME,
                  OptionType.TEXT,
                  "Back up standard input under this name (with --stdin-command: its output)")
              .withLabel("NAME"),
          OptionSpec.of(
                  STDIN_COMMAND,
                  OptionType.TEXT,
                  "Back up what this shell command prints; that it fails fails the backup")
              .withLabel("COMMAND"));

  private SourceRequest() {}

  static Media open(MediaContext context, PluginOptions options) throws MediaException {
    List<NamedPath> paths = new ArrayList<>();
    for (String text : options.texts(PATH)) {
      if (text.isEmpty()) {
        throw new MediaException.Misconfigured("--" + PATH + " needs a path", null);
      }
      paths.add(NamedPath.of(NativeText.bytes(text)));
    }
    boolean listed = !options.texts(FILES_FROM).isEmpty() || !options.texts(FILES_FROM0).isEmpty();
    boolean piped =
        options.text(STDIN_FILENAME).isPresent() || options.text(STDIN_COMMAND).isPresent();
    if (piped) {
      if (!paths.isEmpty() || listed) {
        throw new MediaException.Misconfigured(
            "--stdin-filename and --stdin-command do not go with paths: make two backups", null);
      }
      return new PipeMedia(options.text(STDIN_FILENAME), options.text(STDIN_COMMAND));
    }
    if (paths.isEmpty() && !listed) {
      throw new MediaException.Misconfigured("name what to back up: --path-to-backup PATH", null);
    }
    List<PathList> lists = new ArrayList<>();
    options.texts(FILES_FROM).forEach(file -> lists.add(new PathList(file, '\n')));
    options.texts(FILES_FROM0).forEach(file -> lists.add(new PathList(file, '\0')));
    return new PathMedia(context, paths, lists, options.flag(IMAGE), rules(options));
  }

  private static WalkRules rules(PluginOptions options) throws MediaException {
    FilterBuilder filter = new FilterBuilder();
    for (String file : options.texts(EXCLUDE_FILE)) {
      filter.addAll(PatternFile.read(file));
    }
    for (String pattern : options.texts(EXCLUDE)) {
      filter.add(NativeText.bytes(pattern));
    }
    return new WalkRules(
        filter.build(),
        options.size(EXCLUDE_LARGER_THAN).orElse(Long.MAX_VALUE),
        options.flag(ONE_FILE_SYSTEM),
        options.flag(EXCLUDE_CACHES),
        WalkRules.DEFAULT_NAME_MEMORY,
        WalkRules.DEFAULT_LINK_MEMORY);
  }
}
