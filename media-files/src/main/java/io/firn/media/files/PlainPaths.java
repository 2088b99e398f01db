package io.firn.media.files;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.plain.PlainFolder;
import io.firn.media.files.walk.SourceFolder;
import java.util.Arrays;

/** What is done with paths where there are no kernel calls of Linux. */
final class PlainPaths {

  private PlainPaths() {}

  /** The root for a walk, with the warning that belongs to it. */
  static SourceFolder root(ProblemListener problems) {
    problems.report(
        Severity.WARNING,
        "this platform",
        "ACLs and other extended attributes, names of owners and holes are not kept here");
    return PlainFolder.root();
  }

  /** Never: only checks that the path exists and that no disk was asked for. */
  static boolean isDisk(NamedPath path, boolean images) throws MediaException {
    if (images) {
      throw new MediaException.Misconfigured("--image needs Linux on x86_64 or aarch64", null);
    }
    byte[] relative = Arrays.copyOfRange(path.bytes(), 1, path.bytes().length);
    try {
      PlainFolder.root().status(relative);
      return false;
    } catch (ErrnoException e) {
      throw e.about(path.toString());
    }
  }
}
