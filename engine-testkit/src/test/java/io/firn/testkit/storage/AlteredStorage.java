package io.firn.testkit.storage;

import io.firn.api.storage.ForwardingStorage;

/** A right storage; subclasses get something wrong. */
class AlteredStorage extends ForwardingStorage {

  final InMemoryStorage real;

  AlteredStorage(InMemoryStorage real) {
    super(real);
    this.real = real;
  }
}
