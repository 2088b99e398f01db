package io.firn.core.probe;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what probes made: this one's at its end, those of killed ones at the beginning. */
final class Tidying {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

  /** No probe lasts so long: half of it is the most that a command may ask for. */
  static final Duration STALE = Duration.ofHours(2);

  private final ProbeSite site;
  private final ProbeListener listener;

  Tidying(ProbeSite site, ProbeListener listener) {
    this.site = site;
    this.listener = listener;
  }

  /**
   * Removes what earlier probes left, by the storage's own clock. What fails is no business of this
   * probe: who may not delete can still be told how fast the storage is.
   *
   * @return how many objects
   */
  int reap() throws StorageException.Interrupted {
    try {
      List<ObjectName> old = abandoned();
      site.remove(old);
      return old.size();
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (StorageException e) {
      LOG.debug("removing the objects of earlier probes: {}", e.getMessage());
      return 0;
    }
  }

  private List<ObjectName> abandoned() throws StorageException {
    List<ObjectInfo> found = StorageListing.all(site.storage(), ProbeNames.COMMON);
    if (found.isEmpty()) {
      return List.of();
    }
    Instant stale = site.storage().now().minus(STALE);
    return found.stream()
        .filter(object -> ProbeNames.isOfProbe(object.name()))
        .filter(object -> object.modified().isBefore(stale))
        .map(ObjectInfo::name)
        .toList();
  }

  /**
   * Removes what there is so far, so that little is left to be done when somebody ends the probe
   * and waits. What fails is tried again at the end.
   */
  void removeMeanwhile() throws StorageException.Interrupted {
    try {
      site.remove(site.names().remaining());
    } catch (StorageException.Interrupted e) {
      throw e;
    } catch (StorageException e) {
      LOG.debug("removing the objects of a probe: {}", e.getMessage());
    }
  }

  /**
   * Removes all that this probe may have made, also after an interrupt, which stays noted.
   *
   * @return how many objects could not be removed
   */
  int removeAll() {
    boolean interrupted = Thread.interrupted();
    try {
      site.remove(site.names().remaining());
    } catch (StorageException e) {
      int left = site.names().remaining().size();
      listener.left(left, site.names().prefix(), e);
      return left;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return 0;
  }
}
