package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.util.List;

/** What is deleted is gone within the declared time, for readers and from listings. */
final class DeleteCheck implements Obligation {

  private static final int OBJECTS = 4;
  private static final int SIZE = 100;

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    List<ObjectName> made = site.create("gone", site.bytes(SIZE), OBJECTS);
    // Listed first, so that their going can be told from their not having come yet.
    String prefix = site.names().prefix() + "gone-";
    Settling coming =
        Settling.watch(
            site,
            site.ration().nanos() / 10,
            () -> ListingLagCheck.listed(site, prefix).containsAll(made));
    site.remove(made);
    try {
      site.storage().delete(made.getFirst());
    } catch (StorageException.NotFound e) {
      return new Verdict.Broken(
          "deleting what is gone is an error: " + e.getMessage(),
          "the plugin has to take it for done");
    }
    Settling going =
        Settling.watch(site, site.ration().nanos() / 10, () -> areGone(site, prefix, made));
    String what =
        Figures.count(OBJECTS, "deleted object")
            + (coming.lag().isEmpty() ? ", never seen listed," : "");
    return going.verdict(site, what, "gone");
  }

  private static boolean areGone(ProbeSite site, String prefix, List<ObjectName> names)
      throws StorageException {
    for (ObjectName name : names) {
      if (ReadAfterCreateCheck.isThere(site, name)) {
        return false;
      }
    }
    return ListingLagCheck.listed(site, prefix).isEmpty();
  }
}
