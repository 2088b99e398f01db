package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.media.files.libc.Machine;
import java.util.List;

/** The media {@code files}: paths, standard input, the output of a command, disks and images. */
public final class FilesMediaFactory implements MediaFactory {

  static final String NAME = "files";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Files and directories, disks and their images, standard input, output of a command";
  }

  @Override
  public List<OptionSpec> sourceOptions() {
    return SourceRequest.OPTIONS;
  }

  @Override
  public List<OptionSpec> targetOptions() {
    return TargetRequest.OPTIONS;
  }

  @Override
  public Media open(MediaContext context, PluginOptions options) throws MediaException {
    return SourceRequest.open(context, options);
  }

  @Override
  public RestoreTarget openTarget(MediaContext context, PluginOptions options)
      throws MediaException {
    requireLinux();
    return TargetRequest.open(context, options);
  }

  /** Nothing else can be kept from leaving the target: see the package {@code plain}. */
  private static void requireLinux() throws MediaException {
    if (!Machine.hasLinuxCalls()) {
      throw new MediaException.Misconfigured(
          "files can be restored only on Linux (x86_64 or aarch64, kernel 4.11 or newer), by a"
              + " Java with --enable-native-access",
          null);
    }
  }
}
