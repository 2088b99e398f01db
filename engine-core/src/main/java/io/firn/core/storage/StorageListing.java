package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All objects below a prefix, page after page, fetched as they are asked for. An {@link
 * java.util.Iterator} that may throw; for one thread.
 *
 * <pre>{@code
 * for (StorageListing listing = StorageListing.of(storage, "index/"); listing.hasNext(); ) {
 *   ObjectInfo object = listing.next();
 *   ...
 * }
 * }</pre>
 *
 * <p>A page that goes back (a name not above the one before) is an error: to follow it could loop
 * for ever, and to stop there would pass for a complete listing.
 */
public final class StorageListing {

  private final Storage storage;
  private final String prefix;
  private Iterator<ObjectInfo> page;
  private String cursor;
  private boolean last;
  private String previous = "";

  private StorageListing(Storage storage, String prefix) {
    this.storage = requireNonNull(storage, "storage");
    this.prefix = requireNonNull(prefix, "prefix");
    this.page = List.<ObjectInfo>of().iterator();
    this.cursor = "";
  }

  /** Begins a listing; sends no request yet. */
  public static StorageListing of(Storage storage, String prefix) {
    return new StorageListing(storage, prefix);
  }

  /** Fetches the whole listing into the heap: for prefixes that hold few objects. */
  public static List<ObjectInfo> all(Storage storage, String prefix) throws StorageException {
    List<ObjectInfo> objects = new ArrayList<>();
    for (StorageListing listing = of(storage, prefix); listing.hasNext(); ) {
      objects.add(listing.next());
    }
    return objects;
  }

  /** Tells whether there is one more; asks the storage for the next page when it must. */
  public boolean hasNext() throws StorageException {
    while (!page.hasNext() && !last) {
      fetch();
    }
    return page.hasNext();
  }

  /**
   * The next object.
   *
   * @throws NoSuchElementException when there is none
   */
  public ObjectInfo next() throws StorageException {
    if (!hasNext()) {
      throw new NoSuchElementException("end of the listing of '" + prefix + "'");
    }
    ObjectInfo object = page.next();
    String name = object.name().value();
    if (!name.startsWith(prefix) || name.compareTo(previous) <= 0) {
      throw new StorageException.Permanent(
          "the listing of '%s' is out of order: %s came after '%s'"
              .formatted(prefix, name, previous),
          null);
    }
    previous = name;
    return object;
  }

  private void fetch() throws StorageException {
    ListPage fetched = storage.list(prefix, cursor);
    if (!fetched.isLast() && fetched.next().equals(cursor)) {
      throw new StorageException.Permanent(
          "the listing of '%s' does not go on after '%s'".formatted(prefix, previous), null);
    }
    page = fetched.objects().iterator();
    cursor = fetched.next();
    last = fetched.isLast();
  }
}
