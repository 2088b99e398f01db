package io.firn.api.storage;

import java.util.List;

/**
 * Part of a listing.
 *
 * @param next cursor of the next page, opaque to the caller; the empty string when this page is the
 *     last
 */
public record ListPage(List<ObjectInfo> objects, String next) {

  public ListPage {
    objects = List.copyOf(objects);
  }

  public boolean isLast() {
    return next.isEmpty();
  }
}
