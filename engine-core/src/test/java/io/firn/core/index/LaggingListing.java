package io.firn.core.index;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A storage whose listing hides new objects and shows deleted ones, as Swift's does for a time. */
final class LaggingListing implements Storage {

  private final Storage delegate;
  final Set<ObjectName> hidden = new HashSet<>();
  final List<ObjectInfo> ghosts = new ArrayList<>();

  LaggingListing(Storage delegate) {
    this.delegate = delegate;
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

  @Override
  public CreateOnly createOnly() {
    return delegate.createOnly();
  }

  @Override
  public Duration settleTime() {
    return delegate.settleTime();
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    delegate.put(name, payload);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    return delegate.open(name, offset, length);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return delegate.info(name);
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    delegate.delete(name);
  }

  @Override
  public Instant now() throws StorageException {
    return delegate.now();
  }

  @Override
  public void close() throws StorageException {
    delegate.close();
  }
}
