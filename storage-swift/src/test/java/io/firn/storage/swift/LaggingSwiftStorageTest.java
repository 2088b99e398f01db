package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract with listings that show nothing new for a while, and name what is gone. */
@Tag("long")
class LaggingSwiftStorageTest extends SmallSwiftStorageTest {

  private static final ObjectName NAME = ObjectName.of("snapshots/a");

  LaggingSwiftStorageTest() throws IOException {
    swift.lags(Duration.ofMillis(100));
  }

  @Override
  Duration settleTime() {
    return Duration.ofMillis(150);
  }

  @Test
  void anObjectIsReadBeforeItIsListed() throws Exception {
    swift.lags(Duration.ofDays(1));
    storage().put(NAME, Payload.of(new byte[3]));
    assertThat(storage().info(NAME).size()).isEqualTo(3);
    assertThat(storage().list("", "").objects()).isEmpty();
  }

  @Test
  void aGhostIsListedAndNotFound() throws Exception {
    swift.lags(Duration.ZERO);
    storage().put(NAME, Payload.of(new byte[3]));
    swift.lags(Duration.ofDays(1));
    storage().delete(NAME);
    assertThat(storage().list("", "").objects()).extracting(ObjectInfo::name).containsExactly(NAME);
    assertThatThrownBy(() -> storage().info(NAME)).isInstanceOf(StorageException.NotFound.class);
    assertThatThrownBy(() -> storage().open(NAME, 0, 1))
        .isInstanceOf(StorageException.NotFound.class);
    storage().delete(NAME);
  }
}
