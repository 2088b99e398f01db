package io.firn.storage.swift;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.storage.StorageContract;
import io.firn.testkit.swift.SmallSwift;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The contract on the Swift inside the JVM, as long as its listings are up to date. */
class SmallSwiftStorageTest extends StorageContract {

  final SmallSwift swift;

  SmallSwiftStorageTest() throws IOException {
    swift = new SmallSwift();
  }

  @AfterEach
  void stop() {
    swift.close();
  }

  @Override
  public Storage open() throws Exception {
    return SwiftStorageFactory.open(
        Clouds.keystone(swift),
        Place.parse("container/and/prefix"),
        Clouds.settings(OpenMode.CREATE, settleTime(), 0));
  }

  Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  @Override
  public int bigObjectSize() {
    return 8 << 20;
  }
}
