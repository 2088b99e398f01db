package io.firn.core.probe;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageListing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** New objects are listed within the time that the storage declares. */
final class ListingLagCheck implements Obligation {

  private static final int OBJECTS = 8;
  private static final int SIZE = 100;

  @Override
  public String name() {
    return "listing-lag";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    List<ObjectName> made = site.create("lag", site.bytes(SIZE), OBJECTS);
    Settling settling =
        Settling.watch(
            site,
            site.ration().nanos() / 5,
            () -> listed(site, site.names().prefix() + "lag-").containsAll(made));
    return settling.verdict(site, Figures.count(OBJECTS, "new object"), "listed");
  }

  static Set<ObjectName> listed(ProbeSite site, String prefix) throws StorageException {
    Set<ObjectName> names = new HashSet<>();
    for (ObjectInfo object : StorageListing.all(site.storage(), prefix)) {
      names.add(object.name());
    }
    return names;
  }
}
