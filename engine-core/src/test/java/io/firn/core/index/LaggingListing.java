package io.firn.core.index;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A storage whose listing hides new objects and shows deleted ones, as Swift's does for a time. */
final class LaggingListing extends ForwardingStorage {

  final Set<ObjectName> hidden = new HashSet<>();
  final List<ObjectInfo> ghosts = new ArrayList<>();

  LaggingListing(Storage delegate) {
    super(delegate);
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    ListPage page = delegate.list(prefix, cursor);
    List<ObjectInfo> objects = new ArrayList<>(page.objects());
    objects.removeIf(object -> hidden.contains(object.name()));
    objects.addAll(ghosts);
    objects.sort(Comparator.comparing(ObjectInfo::name));
    return new ListPage(objects, page.next());
  }
}
