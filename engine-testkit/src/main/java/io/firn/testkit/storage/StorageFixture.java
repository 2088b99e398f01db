package io.firn.testkit.storage;

import io.firn.api.storage.Storage;
import java.time.Duration;

/** What the parts of the contract need from the class that extends {@link StorageContract}. */
interface StorageFixture {

  /** A client of this test's container; the same container at each call within one test. */
  Storage open() throws Exception;

  /** The first client, opened once per test and closed after it. */
  Storage storage() throws Exception;

  /** A further client, closed after the test. */
  Storage another() throws Exception;

  int listingObjects();

  int bigObjectSize();

  int threads();

  Duration clockTolerance();
}
