package io.firn.core.restore;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import java.util.Set;

/**
 * A regular file of a tree. One that cannot be made right is removed again if this restore made it:
 * a file that is there is a file that is right. One that was there before stays, with the old bytes
 * where no new ones could be had, and without the stored times, so that the next restore looks at
 * it again.
 */
record FileDestination(
    TreeTarget target,
    Place place,
    long length,
    boolean existed,
    boolean verified,
    Set<TreePath> unusable,
    Counters counters)
    implements Destination {

  @Override
  public String name() {
    return place.source().toString();
  }

  @Override
  public boolean isWorthInParts() {
    return false;
  }

  @Override
  public FileSink open() throws MediaException {
    return target.file(place.path());
  }

  @Override
  public void finished() throws MediaException {
    target.finish(place.attributes());
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
    if (!existed) {
      target.delete(place.path());
    }
  }
}
