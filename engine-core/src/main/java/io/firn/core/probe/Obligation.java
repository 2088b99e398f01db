package io.firn.core.probe;

import io.firn.api.storage.StorageException;

/** One thing that every storage must give, and how to see whether this one does. */
interface Obligation {

  /** Words joined by hyphens. */
  String name();

  /**
   * Tries it.
   *
   * @throws StorageException when a request failed for a reason that says nothing of the obligation
   */
  Verdict examine(ProbeSite site) throws StorageException;
}
