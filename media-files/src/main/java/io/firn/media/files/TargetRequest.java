package io.firn.media.files;

import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.files.plain.PathBytes;
import io.firn.media.files.restore.FilesTarget;
import io.firn.media.files.restore.ImageTarget;
import io.firn.media.files.restore.TargetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where the user asked to restore to. */
final class TargetRequest {

  private static final String TARGET = "target";
  private static final String NO_OWNER = "no-owner";
  private static final String NUMERIC_OWNER = "numeric-owner";
  private static final String NO_SYNC = "no-sync";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.of(
                  TARGET,
                  OptionType.TEXT,
                  "Directory to restore into, made when missing; for one disk also a device or image")
              .withLabel("DIR"),
          OptionSpec.of(
              NO_OWNER,
              OptionType.FLAG,
              "Everything restored belongs to who restores it; owners are restored only by root"),
          OptionSpec.of(
              NUMERIC_OWNER,
              OptionType.FLAG,
              "Restore owners by their numbers, not by their names on this machine"),
          OptionSpec.of(
              NO_SYNC,
              OptionType.FLAG,
              "Do not wait until everything restored has reached the disk"));

  private TargetRequest() {}

  static RestoreTarget open(MediaContext context, PluginOptions options) throws MediaException {
    String target = options.text(TARGET).orElse("");
    if (target.isEmpty()) {
      throw new MediaException.Misconfigured("name where to restore: --target DIR", null);
    }
    Path path = path(target);
    if (isImage(path)) {
      return new ImageTarget(PathBytes.of(path), context.problems());
    }
    if (context.dryRun() && !Files.exists(path)) {
      return new AbsentTarget(target);
    }
    make(path);
    return FilesTarget.open(
        context,
        PathBytes.of(path),
        new TargetOptions(
            !options.flag(NO_OWNER), options.flag(NUMERIC_OWNER), !options.flag(NO_SYNC)));
  }

  private static Path path(String target) throws MediaException {
    try {
      return Path.of(target).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new MediaException.Misconfigured("--target is no path: " + e.getReason(), e);
    }
  }

  /** A file or device that exists; a directory is none. */
  private static boolean isImage(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }

  private static void make(Path path) throws MediaException {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new MediaException.Denied(
          "cannot make the target directory " + path + ": " + IoReason.of(e), e);
    }
  }
}
