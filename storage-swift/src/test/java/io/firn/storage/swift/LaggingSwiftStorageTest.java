package io.firn.storage.swift;

import java.io.IOException;
import java.time.Duration;

/** The contract with listings that show nothing new for a while, and name what is gone. */
class LaggingSwiftStorageTest extends SmallSwiftStorageTest {

  LaggingSwiftStorageTest() throws IOException {
    swift.lags(Duration.ofMillis(100));
  }

  @Override
  Duration settleTime() {
    return Duration.ofMillis(150);
  }
}
