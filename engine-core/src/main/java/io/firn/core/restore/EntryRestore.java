package io.firn.core.restore;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import io.firn.core.RepositoryException;
import io.firn.core.restore.OverwriteRule.Action;
import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TreeReader;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Restores everything that is no directory: files, further names of files, specials. */
final class EntryRestore {

  private final Restore restore;
  private final TreeTarget target;
  private final Directories directories;
  private final Parts parts;
  private final TreeReader finder;

  /** Files of several names that were left alone or could not be restored, by source path. */
  private final Set<TreePath> unusable = ConcurrentHashMap.newKeySet();

  /** First names that are not restored themselves, and what was restored in their stead. */
  private final Map<TreePath, Place> substitutes = new HashMap<>();

  /**
   * @param directories the one that the entry at hand is in is on top
   * @param finder for looking up first names that are not selected
   */
  EntryRestore(
      Restore restore, TreeTarget target, Directories directories, Parts parts, TreeReader finder) {
    this.restore = restore;
    this.target = target;
    this.directories = directories;
    this.parts = parts;
    this.finder = finder;
  }

  void restore(Place place, StreamRoot content, Optional<FileAttributes> existing)
      throws IOException {
    Action action = restore.rule().decide(existing, place.attributes());
    if (action == Action.SKIP) {
      if (place.attributes().links() > 1) {
        unusable.add(place.source());
      }
      restore.counters().progress.bytes.add(content.length());
      restore.counters().progress.others.increment();
    } else if (place.attributes().hardLinkTo().isPresent()) {
      hardLink(place, place.attributes().hardLinkTo().get(), existing);
    } else if (place.attributes().type() == FileType.FILE) {
      file(place, content, existing);
    } else {
      special(place, existing);
    }
  }

  private void file(Place place, StreamRoot content, Optional<FileAttributes> existing)
      throws IOException {
    Content.Start start = start(existing, place);
    if (restore.request().dryRun()) {
      restore.counters().file(content.length());
      if (start == Content.Start.TRUST) {
        restore.counters().kept(content.length());
      } else {
        restore.counters().written(content.length());
      }
      return;
    }
    TreePath part = parts.of(place);
    boolean inPlace = start != Content.Start.FRESH;
    try {
      boolean left = directories.leftovers(place).take(part, place.path(), target);
      if (left && inPlace) {
        target.delete(part);
      } else if (left) {
        start = Content.Start.COMPARE;
      }
    } catch (MediaException e) {
      unusable.add(place.source());
      restore.problems().entryFailed(place.name(), e);
      return;
    }
    FileDestination destination =
        new FileDestination(
            target,
            place,
            part,
            inPlace,
            content.length(),
            restore.request().verify(),
            unusable,
            restore.counters(),
            restore.problems());
    Content planned =
        new Content(destination, start, content.length(), restore.sinks(), restore.problems());
    restore.planner().plan(planned, content, restore.counters());
  }

  private Content.Start start(Optional<FileAttributes> existing, Place place) {
    boolean isFile = existing.isPresent() && existing.get().type() == FileType.FILE;
    if (!isFile) {
      return Content.Start.FRESH;
    }
    return restore.rule().decide(existing, place.attributes()) == Action.TRUST
        ? Content.Start.TRUST
        : Content.Start.COMPARE;
  }

  private void special(Place place, Optional<FileAttributes> existing) {
    if (restore.request().dryRun()) {
      restore.counters().other();
      return;
    }
    FileAttributes wanted = place.attributes();
    boolean same =
        existing.isPresent()
            && existing.get().type() == wanted.type()
            && existing.get().deviceNumber() == wanted.deviceNumber()
            && Arrays.equals(existing.get().linkTarget(), wanted.linkTarget());
    restore
        .windows()
        .planned()
        .addSpecial(
            () -> {
              if (!restore.attempt(place.name(), () -> make(wanted, same)) && wanted.links() > 1) {
                unusable.add(place.source());
              }
            });
  }

  private void make(FileAttributes wanted, boolean same) throws MediaException {
    if (!same) {
      target.special(wanted);
    }
    target.finish(wanted);
    restore.counters().other();
  }

  private void hardLink(Place place, TreePath first, Optional<FileAttributes> existing)
      throws IOException {
    Selection selection = restore.selection();
    Optional<TreePath> firstPath =
        selection.selects(first) && !unusable.contains(first)
            ? selection.place(first)
            : Optional.empty();
    Place substitute = substitutes.get(first);
    if (firstPath.isPresent()) {
      link(place, first, firstPath.get());
    } else if (substitute != null) {
      link(place, substitute.source(), substitute.path());
    } else {
      substitutes.put(first, place);
      instead(place, first, existing);
    }
  }

  /** The first name is not restored, so this one becomes the file itself. */
  private void instead(Place place, TreePath first, Optional<FileAttributes> existing)
      throws IOException {
    if (place.attributes().type() != FileType.FILE) {
      special(place, existing);
      return;
    }
    try {
      Optional<TreeRecord> record = finder.find(first);
      if (record.isPresent() && record.get().attributes().type() == FileType.FILE) {
        file(place, record.get().content(), existing);
        return;
      }
      failed(place, "the snapshot does not have " + first + ", which it is a further name of");
    } catch (RepositoryException e) {
      failed(place, e.getMessage());
    }
  }

  private void failed(Place place, String reason) {
    unusable.add(place.source());
    restore.problems().error(place.name(), reason);
  }

  private void link(Place place, TreePath first, TreePath firstPath) {
    String name = place.name();
    restore
        .windows()
        .planned()
        .addHardLink(restore.guarded(name, () -> makeLink(place, first, firstPath)));
  }

  private void makeLink(Place place, TreePath first, TreePath firstPath) throws MediaException {
    if (unusable.contains(first)) {
      failed(place, "is a further name of " + first + ", which could not be restored");
      return;
    }
    if (!restore.request().dryRun()) {
      target.hardLink(place.path(), firstPath);
    }
    if (place.attributes().type() == FileType.FILE) {
      restore.counters().file(0);
    } else {
      restore.counters().other();
    }
  }
}
