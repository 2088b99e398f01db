package io.firn.api.storage;

import java.util.Collection;

/**
 * Capability of storages that delete many objects by one request, or a few. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface BulkDelete {

  /**
   * Deletes all, as {@link Storage#delete} would one by one: names without an object are no error.
   * When this throws, some may be gone and others not; it may be called again with all of them.
   *
   * @param names any number, none included
   */
  void delete(Collection<ObjectName> names) throws StorageException;
}
