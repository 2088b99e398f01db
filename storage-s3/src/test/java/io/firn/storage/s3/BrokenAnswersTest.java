package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.proxy.FaultProxy;
import io.firn.testkit.proxy.ProxiedRequests;
import io.firn.testkit.proxy.ProxyFault;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Connections that break in the middle of what the server says. */
class BrokenAnswersTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  @Test
  void aListingThatBreaksOffMayBeAskedForAgain() throws Exception {
    try (FaultProxy proxy = FaultProxy.to(EmbeddedS3.shared().address(), 1);
        S3Storage storage =
            Buckets.open(
                proxy.address(""),
                EmbeddedS3.KEYS,
                "broken-" + UUID.randomUUID(),
                OpenMode.CREATE,
                Buckets.REGION)) {
      storage.put(NAME, Payload.of(new byte[10]));
      proxy.script(ProxiedRequests.every("GET").from(1, 4), ProxyFault.cutAnswer());
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> storage.list("", ""))
            .isInstanceOf(StorageException.Transient.class)
            .hasMessageStartingWith("listing of ");
      }
      assertThat(storage.list("", "").objects()).hasSize(1);
      proxy.assertAllMet();
    }
  }
}
