package io.firn.core.backup;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import io.firn.core.RepositoryException;
import io.firn.core.backup.Counts.Change;
import io.firn.core.pipeline.Cutting;
import io.firn.core.pipeline.PendingStream;
import io.firn.core.progress.Problem;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.ParentTree;
import io.firn.core.tree.TreeRecord;
import io.firn.core.tree.TreeWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Backs up one tree: joins the walk with the parent's records, takes over what is unchanged, reads
 * the rest, and writes the records in order as their contents get their names. Used by one thread.
 */
final class TreeBackup {

  /**
   * Entries that may wait for the names of their content. Each is some 500 bytes of heap; 4,096
   * small files are more than all batches in the pipeline hold.
   */
  private static final int MOST_PENDING = 4096;

  private final BackupRun run;
  private ParentTree parent;
  private final TreeWriter records;
  private final Checkpoints checkpoints;
  private final Deque<Pending> pending = new ArrayDeque<>();

  /** Files with several links that could not be read: their other names must not point to them. */
  private final Set<TreePath> unread = new HashSet<>();

  /** An entry whose content may not have its name yet; {@code content} is null when it has. */
  private record Pending(FileAttributes attributes, StreamRoot root, PendingStream content) {

    TreeRecord await() throws IOException {
      if (content == null) {
        return new TreeRecord(attributes, root);
      }
      StreamRoot read = content.await();
      return new TreeRecord(attributes.withSize(read.length()), read);
    }
  }

  TreeBackup(BackupRun run, ParentTree parent, TreeWriter records, Checkpoints checkpoints) {
    this.run = run;
    this.parent = parent;
    this.records = records;
    this.checkpoints = checkpoints;
  }

  StreamRoot backup(TreeStream stream) throws IOException {
    try (TreeWalk walk = new WalkAhead(stream)) {
      for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
        take(entry);
        write(MOST_PENDING);
        if (checkpoints.isDue()) {
          write(0);
          checkpoints.commit(records.checkpoint());
        }
      }
    }
    write(0);
    return records.finish();
  }

  /**
   * Writes the records that are ready, and waits for as many that at most {@code most} are left.
   */
  private void write(int most) throws IOException {
    while (!pending.isEmpty()) {
      PendingStream first = pending.peek().content();
      if (pending.size() <= most && first != null && !first.isDone()) {
        return;
      }
      records.add(pending.poll().await());
    }
  }

  private void take(TreeEntry entry) throws IOException {
    FileAttributes now = entry.attributes();
    run.progress().current(now.path());
    TreeRecord then = parentRecord(now.path());
    if (now.hardLinkTo().isPresent() && unread.contains(now.hardLinkTo().get())) {
      run.problems().report(Severity.ERROR, "/" + now.path(), "its first link could not be read");
    } else if (!TreeWriter.takes(now)) {
      run.problems()
          .report(
              Severity.ERROR,
              "/" + now.path(),
              "has more than 1 MiB of extended attributes, which no snapshot can hold");
      if (now.links() > 1 && now.hardLinkTo().isEmpty()) {
        unread.add(now.path());
      }
    } else if (now.type() == FileType.FILE && now.hardLinkTo().isEmpty()) {
      takeFile(entry, then);
    } else {
      countOther(now, then);
      pending.add(new Pending(now, StreamRoot.EMPTY, null));
    }
  }

  /** The parent's record or null; a parent that turns out to be damaged is done without. */
  private TreeRecord parentRecord(TreePath path) throws IOException {
    try {
      return parent.find(path).orElse(null);
    } catch (RepositoryException.Damaged e) {
      run.problems()
          .report(
              Severity.WARNING,
              "parent snapshot",
              e.getMessage() + "; what follows is read as if there were no parent");
      parent = new ParentTree(List.of());
      return null;
    }
  }

  private void takeFile(TreeEntry entry, TreeRecord then) throws IOException {
    FileAttributes now = entry.attributes();
    if (then != null
        && !run.request().force()
        && UnchangedFile.test(now, then)
        && run.references().reference(then.content())) {
      run.counts().file(Change.UNMODIFIED, now.size());
      run.progress().bytes.add(now.size());
      run.progress().files.increment();
      pending.add(new Pending(now, then.content(), null));
      return;
    }
    PendingStream content = read(entry);
    if (content != null) {
      run.counts().file(then == null ? Change.NEW : Change.CHANGED, now.size());
      run.progress().files.increment();
      FileAttributes opened = entry.attributes();
      pending.add(new Pending(TreeWriter.takes(opened) ? opened : now, null, content));
    } else if (now.links() > 1) {
      unread.add(now.path());
    }
  }

  /** Reads the file, a second time if it changes meanwhile; null when it cannot be read. */
  private PendingStream read(TreeEntry entry) throws IOException {
    FileAttributes now = entry.attributes();
    try {
      PendingStream content = null;
      for (int attempt = 0; attempt < 2; attempt++) {
        try (ContentReader reader = entry.open()) {
          content = run.writer().write(reader, Cutting.CONTENT_DEFINED, now.size());
          if (!reader.changedWhileRead()) {
            return content;
          }
        }
      }
      run.problems()
          .report(
              Severity.WARNING,
              "/" + now.path(),
              "changed while it was read; what was read is kept");
      return content;
    } catch (MediaException.Interrupted e) {
      throw e;
    } catch (MediaException.NotFound e) {
      run.problems().report(Severity.NOTE, "/" + now.path(), "vanished before it was read");
      return null;
    } catch (MediaException e) {
      String path = "/" + now.path();
      run.problems().report(Severity.ERROR, path, Problem.reasonOf(e, path));
      return null;
    }
  }

  private void countOther(FileAttributes now, TreeRecord then) {
    if (now.type() == FileType.DIRECTORY) {
      boolean same = then != null && now.sameToRestore(then.attributes());
      run.counts().directory(then == null ? Change.NEW : same ? Change.UNMODIFIED : Change.CHANGED);
    } else {
      run.counts().other();
    }
    run.progress().others.increment();
  }
}
