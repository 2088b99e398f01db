package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.util.Set;

/**
 * A regular file of a tree. Until it is finished it stands beside its place under the name of its
 * part. One that cannot be made right is removed again if this restore made it; what was set aside
 * stays so, as it holds what the user had there.
 */
final class FileDestination implements Destination {

  private final TreeTarget target;
  private final Place place;
  private final TreePath part;
  private final long length;
  private final boolean verified;
  private final Set<TreePath> unusable;
  private final Counters counters;
  private final Problems problems;

  private volatile boolean inPlace;
  private volatile boolean setAside;

  /**
   * A destination.
   *
   * @param part its name until it is finished
   * @param inPlace whether a file stands there that is to be compared
   */
  FileDestination(
      TreeTarget target,
      Place place,
      TreePath part,
      boolean inPlace,
      long length,
      boolean verified,
      Set<TreePath> unusable,
      Counters counters,
      Problems problems) {
    this.target = target;
    this.place = place;
    this.part = part;
    this.inPlace = inPlace;
    this.length = length;
    this.verified = verified;
    this.unusable = unusable;
    this.counters = counters;
    this.problems = problems;
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public boolean isWorthInParts() {
    return false;
  }

  @Override
  public FileSink open() throws MediaException {
    return target.file(inPlace ? place.path() : part);
  }

  @Override
  public boolean isInPlace() {
    return inPlace;
  }

  @Override
  public void setAside() throws MediaException {
    target.rename(place.path(), part);
    inPlace = false;
    setAside = true;
  }

  @Override
  public void replace() throws MediaException {
    target.delete(part);
    inPlace = false;
  }

  @Override
  public void keep() throws MediaException {
    finish(() -> target.finish(place.attributes()));
  }

  @Override
  public void complete(FileSink sink) throws MediaException {
    finish(
        () -> {
          sink.finish(place.attributes());
          target.rename(part, place.path());
        });
  }

  private void finish(Restore.EntryJob last) throws MediaException {
    try {
      last.run();
    } catch (MediaException.Full | MediaException.Interrupted e) {
      throw e; // The part stays: done again, the restore goes on with it.
    } catch (MediaException e) {
      // Right, but not under its name, where its further names would be linked to something else.
      failed();
      throw e;
    }
    counters.file(length);
    if (verified) {
      counters.verified.increment();
    }
  }

  @Override
  public void failed() throws MediaException {
    if (place.attributes().links() > 1) {
      unusable.add(place.source());
    }
    if (setAside) {
      problems.error(name(), "what was there, with what could be had, is now " + part);
    } else if (!inPlace) {
      target.delete(part);
    }
  }
}
