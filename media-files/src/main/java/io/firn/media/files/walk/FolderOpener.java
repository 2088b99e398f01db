package io.firn.media.files.walk;

import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.TreePath;
import io.firn.media.files.libc.ErrnoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Lists a directory that the walk goes into. */
final class FolderOpener {

  /** Even deep below huge directories a run on disk holds some 800 names. */
  private static final long LEAST_MEMORY = 1 << 16;

  private final WalkRules rules;
  private final SpillFolder spill;
  private final ProblemListener problems;

  FolderOpener(WalkRules rules, SpillFolder spill, ProblemListener problems) {
    this.rules = rules;
    this.spill = spill;
    this.problems = problems;
  }

  /**
   * Lists the names of a directory.
   *
   * @param above the levels above, whose names take memory already
   * @return null when it cannot be read, which is reported, or when there is nothing to visit
   */
  Frame open(
      SourceFolder folder,
      TreePath path,
      NamedPaths named,
      boolean whole,
      long device,
      Collection<Frame> above)
      throws IOException {
    try {
      boolean askedFor = named != null && named.isNamed();
      boolean all =
          whole && (askedFor || !rules.skipCaches() || !CacheTag.isIn(folder, tagPath(path)));
      SortedNames names = all ? list(folder, above) : namesBelow(named);
      return names == null ? null : new Frame(folder, path, names, named, all, device);
    } catch (ErrnoException e) {
      String item = path == null ? "/" : "/" + path;
      Severity severity = e.isGone() ? Severity.NOTE : Severity.ERROR;
      problems.report(severity, item, "directory cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static String tagPath(TreePath path) {
    return (path == null ? "/" : "/" + path + "/") + CacheTag.NAME;
  }

  private static SortedNames namesBelow(NamedPaths named) {
    return named == null ? null : SortedNames.of(named.names(), 0);
  }

  private SortedNames list(SourceFolder folder, Collection<Frame> above)
      throws ErrnoException, IOException {
    long held = 0;
    for (Frame frame : above) {
      held += frame.names().memory();
    }
    long limit = Math.max(Math.min(LEAST_MEMORY, rules.nameMemory()), rules.nameMemory() - held);
    try (NameSorter sorter = new NameSorter(spill, limit)) {
      folder.list(sorter);
      return sorter.sorted();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
