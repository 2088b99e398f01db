package io.firn.core.restore;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.restore.OverwriteRule.Action;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Restores one tree: goes through its records once, in order, and plans window after window. */
final class TreeRestore {

  private final Restore restore;
  private final TreeTarget target;
  private final StreamRoot root;
  private final Directories directories;
  private final Pruner pruner;
  private final EntryRestore entries;
  private byte[] dropped;
  private TreePath last;

  /**
   * @param sourcePaths what was backed up, as the user named it
   */
  TreeRestore(Restore restore, TreeTarget target, StreamRoot root, List<String> sourcePaths)
      throws MediaException {
    this.restore = restore;
    this.target = target;
    this.root = root;
    this.directories = new Directories(target.rootChildren(), this::finishDirectory);
    this.pruner =
        new Pruner(
            target, restore.selection(), sourcePaths, restore.request().delete(), this::delete);
    this.entries =
        new EntryRestore(
            restore, target, directories, new Parts(root), new TreeReader(restore.chunks(), root));
  }

  void run() throws IOException {
    TreeReader reader = new TreeReader(restore.chunks(), root);
    List<TreePath> ranges = restore.selection().ranges();
    if (ranges.isEmpty()) {
      walk(reader, null);
    }
    for (TreePath range : ranges) {
      seek(reader, range);
      walk(reader, range);
    }
    restore.windows().finish();
  }

  private void seek(TreeReader reader, TreePath range) throws IOException {
    try {
      reader.seek(range);
    } catch (Damaged e) {
      damaged(e);
    }
  }

  private void walk(TreeReader reader, TreePath range) throws IOException {
    while (true) {
      TreeRecord record;
      try {
        record = reader.next();
      } catch (Damaged e) {
        damaged(e);
        continue;
      }
      if (record == null || (range != null && !record.attributes().path().startsWith(range))) {
        break;
      }
      pass(record);
    }
    pruner.finish();
    directories.finish();
  }

  /** What the lost records were is not known; what is there must not be taken for superfluous. */
  private void damaged(Damaged e) {
    pruner.giveUp();
    String place = last == null ? "the first entries" : "entries after " + last;
    restore.problems().error(place, "their metadata cannot be read: " + e.getMessage());
  }

  private void pass(TreeRecord record) throws IOException {
    TreePath source = record.attributes().path();
    last = source;
    directories.pass(source);
    pruner.pass(source);
    if (!restore.selection().selects(source)) {
      return;
    }
    Optional<TreePath> path = restore.selection().place(source);
    if (path.isEmpty()) {
      return;
    }
    separate(source, path.get());
    Place place = Place.of(source, record.attributes(), path.get());
    Optional<FileAttributes> existing;
    try {
      existing = directories.isFresh() ? Optional.empty() : target.existing(path.get());
    } catch (MediaException e) {
      restore.problems().entryFailed(place.name(), e);
      return;
    }
    directories.leftovers(place).pass(place.path());
    restore.counters().progress.current(source);
    if (record.attributes().type() == FileType.DIRECTORY) {
      directory(place, existing);
    } else {
      entries.restore(place, record.content(), existing);
    }
    restore.windows().passOnIfFull();
  }

  /**
   * Without their leading components entries of different directories may meet in one place. They
   * are never in work together, so that the later one wins and is whole.
   */
  private void separate(TreePath source, TreePath path) throws IOException {
    byte[] now = restore.selection().dropped(source, path);
    if (dropped != null && !Arrays.equals(dropped, now)) {
      restore.windows().finish();
      directories.rootIsNoLongerFresh();
    }
    dropped = now;
  }

  private void directory(Place place, Optional<FileAttributes> existing) throws MediaException {
    boolean there = existing.isPresent() && existing.get().type() == FileType.DIRECTORY;
    boolean skip = restore.rule().decide(existing, place.attributes()) == Action.SKIP;
    if (existing.isPresent() && !there && skip) {
      restore.problems().error(place.name(), "something else stands in its place");
      return;
    }
    boolean made =
        restore.request().dryRun()
            || restore.attempt(
                place.name(),
                () -> {
                  if (existing.isPresent() && !there) {
                    target.delete(place.path());
                  }
                  target.directory(place.path());
                });
    if (made) {
      boolean untouched = restore.request().dryRun() || (there && skip);
      directories.enter(
          place.source(),
          untouched ? Optional.empty() : Optional.of(place),
          !there,
          there ? leftovers(place) : Leftovers.NONE);
      if (there) {
        restore.attempt(place.name(), () -> pruner.enter(place.source()));
      }
      restore.counters().directory();
    }
  }

  private Leftovers leftovers(Place directory) throws MediaException {
    try {
      return Leftovers.in(directory.path(), target.children(directory.path()));
    } catch (MediaException e) {
      restore.problems().entryFailed(directory.name(), e);
      return Leftovers.UNKNOWN;
    }
  }

  private void finishDirectory(Place place) {
    restore
        .windows()
        .planned()
        .addDirectory(restore.guarded(place.name(), () -> target.finish(place.attributes())));
  }

  private void delete(TreePath path) throws MediaException {
    boolean gone =
        restore.request().dryRun() || restore.attempt("/" + path, () -> target.delete(path));
    if (gone) {
      restore.counters().deleted.increment();
    }
  }
}
