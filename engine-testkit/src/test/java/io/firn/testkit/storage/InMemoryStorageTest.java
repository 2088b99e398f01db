package io.firn.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest extends StorageContract {

  private final InMemoryStorage container = new InMemoryStorage(InstantSource.system(), 10);

  @Override
  public Storage open() {
    return container.reopen();
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  @Test
  void countsRequestsAndBytes() throws Exception {
    ObjectName name = ObjectName.of("a");
    container.put(name, Payload.of(new byte[100]));
    assertThatThrownBy(() -> container.put(name, Payload.of(new byte[50])))
        .isInstanceOf(StorageException.Exists.class);
    Samples.read(container, name, 10, 20);

    assertThat(container.traffic().requests(Verb.PUT)).isEqualTo(2);
    assertThat(container.traffic().requests(Verb.OPEN)).isEqualTo(1);
    assertThat(container.traffic().bytesUp()).isEqualTo(100);
    assertThat(container.traffic().bytesDown()).isEqualTo(20);
  }

  @Test
  void damageIsSeenByAllClients() throws Exception {
    ObjectName name = ObjectName.of("a");
    container.put(name, Payload.of(new byte[] {1, 2, 3}));
    container.damage(name, new byte[] {1, 2});
    assertThat(Samples.read(container.reopen(), name)).containsExactly(1, 2);
    assertThat(container.bytes(name)).containsExactly(1, 2);
  }

  @Test
  void aClosedClientAnswersNoMore() {
    container.close();
    assertThatThrownBy(() -> container.list("", "")).isInstanceOf(StorageException.class);
  }
}
