package io.firn.core.probe;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listing gives every name once, in order, over all its pages, and what it says of an object is
 * right. As many objects are made as a twelfth of the time allows, at most little more than the
 * usual page of 1,000; a storage with larger pages is not seen to turn one.
 */
final class ListingPagesCheck implements Obligation {

  private static final int MOST = 1_100;
  private static final int SIZE = 10;
  private static final String ADVICE = "keep no repository there: a listing must never end early";

  @Override
  public String name() {
    return "listing-pages";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    Set<ObjectName> made = make(site);
    Listing[] last = new Listing[1];
    Settling settling =
        Settling.watch(
            site,
            site.ration().nanos() / 8,
            () -> {
              last[0] = list(site, site.names().prefix() + "page-", made);
              return last[0].wrong().isPresent() || last[0].missing() == 0;
            });
    Listing listing = last[0];
    if (listing.wrong().isPresent()) {
      return new Verdict.Broken(listing.wrong().get(), ADVICE);
    }
    String of = Figures.count(made.size(), "name");
    if (settling.lag().isEmpty()) {
      String seen =
          "%d of %s were not listed after %s"
              .formatted(listing.missing(), of, Figures.time(settling.waited()));
      return settling.waited().compareTo(site.storage().settleTime()) > 0
          ? new Verdict.Broken(seen, ADVICE)
          : new Verdict.Unknown(seen + "; look for longer with --duration");
    }
    return new Verdict.Held(
        listing.pages() > 1
            ? "%s in order on %s".formatted(of, Figures.count(listing.pages(), "page"))
            : of + " in order on one page; a page holds more, so none was turned");
  }

  private static Set<ObjectName> make(ProbeSite site) throws StorageException {
    Set<ObjectName> made = ConcurrentHashMap.newKeySet();
    AtomicInteger begun = new AtomicInteger();
    byte[] bytes = site.bytes(SIZE);
    long end = site.ration().share(12);
    List<Together.Job<Void>> makers = new ArrayList<>();
    for (int i = 0; i < site.atOnce(); i++) {
      makers.add(
          () -> {
            while (begun.getAndIncrement() < MOST && site.ration().nanosUsed() < end) {
              ObjectName name = site.names().next("page");
              site.storage().put(name, Payload.of(bytes));
              made.add(name);
            }
            return null;
          });
    }
    Together.all(makers, makers.size());
    return made;
  }

  /**
   * What one walk over all pages showed.
   *
   * @param wrong what can never be right, however long one waits
   */
  private record Listing(int pages, int missing, Optional<String> wrong) {}

  private static Listing list(ProbeSite site, String prefix, Set<ObjectName> made)
      throws StorageException {
    Set<ObjectName> missing = new HashSet<>(made);
    String cursor = "";
    String previous = "";
    int pages = 0;
    do {
      ListPage page = site.storage().list(prefix, cursor);
      pages++;
      for (ObjectInfo object : page.objects()) {
        Optional<String> wrong = wrong(object, prefix, previous, made);
        if (wrong.isPresent()) {
          return new Listing(pages, missing.size(), wrong);
        }
        previous = object.name().value();
        missing.remove(object.name());
      }
      if (page.next().equals(cursor) && !page.isLast()) {
        return new Listing(
            pages, missing.size(), Optional.of("page %d leads to itself".formatted(pages)));
      }
      cursor = page.next();
    } while (!cursor.isEmpty());
    return new Listing(pages, missing.size(), Optional.empty());
  }

  private static Optional<String> wrong(
      ObjectInfo object, String prefix, String previous, Set<ObjectName> made) {
    String name = object.name().value();
    if (!name.startsWith(prefix)) {
      return Optional.of("the listing of '%s' has %s".formatted(prefix, name));
    }
    if (name.compareTo(previous) <= 0) {
      return Optional.of("%s is listed behind %s".formatted(name, previous));
    }
    if (made.contains(object.name()) && object.size() != SIZE) {
      return Optional.of(
          "%s is listed with %d bytes and has %d".formatted(name, object.size(), SIZE));
    }
    return Optional.empty();
  }
}
