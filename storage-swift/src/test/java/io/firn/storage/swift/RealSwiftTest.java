package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.identity.Credentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only the real servers can tell. */
@Tag("real-servers")
class RealSwiftTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  private final RealServers servers;
  private final String container = "c?#% ü-" + UUID.randomUUID();

  RealSwiftTest() throws IOException {
    servers = new RealServers();
  }

  @AfterEach
  void remove() throws Exception {
    RealServers.remove(servers.password(), container);
  }

  @Test
  void anApplicationCredentialOfCloudsYamlOpensTheSameAccount() throws Exception {
    try (SwiftStorage one = RealServers.open(servers.password(), container);
        SwiftStorage other = RealServers.open(servers.application(), container)) {
      one.put(NAME, Payload.of(new byte[] {1, 2, 3}));
      assertThat(other.info(NAME).size()).isEqualTo(3);
      assertThat(other.list("segments/", "").objects())
          .extracting(ObjectInfo::name)
          .containsExactly(NAME);
    }
  }

  @Test
  void aPasswordThatIsWrongIsDenied() throws Exception {
    CloudConfig cloud = servers.password();
    Credentials.Password right = (Credentials.Password) cloud.credentials();
    CloudConfig wrong =
        new CloudConfig(
            new Credentials.Password(
                right.keystone(), right.user(), new Secret("wrong"), right.scope()),
            cloud.region(),
            cloud.face(),
            cloud.trust(),
            cloud.objectStore());
    assertThatThrownBy(() -> RealServers.open(wrong, container))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("demo");
  }

  /** A large body is asked for before it is sent, so that the refusal is heard. */
  @Test
  void aLargeObjectThatIsThereIsRefusedByItsName() throws Exception {
    byte[] bytes = new byte[24 << 20];
    new Random(7).nextBytes(bytes);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    try (SwiftStorage storage = RealServers.open(servers.password(), container + "/deep?#%")) {
      storage.put(NAME, Payload.of(direct));
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> storage.put(NAME, Payload.of(direct)))
            .isInstanceOf(StorageException.Exists.class);
      }
      assertThat(storage.info(NAME).size()).isEqualTo(bytes.length);
    }
  }

  @Test
  void manyGoAtOnceFromAPlaceWithAnOddName() throws Exception {
    List<ObjectName> names = List.of(NAME, ObjectName.of("b"), ObjectName.of("never-there"));
    try (SwiftStorage storage = open(Optional.empty())) {
      storage.put(names.get(0), Payload.of(new byte[10]));
      storage.put(names.get(1), Payload.of(new byte[10]));
      storage.bulkDelete().orElseThrow().delete(names);
      assertThat(isThere(storage)).isFalse();
      assertThatThrownBy(() -> storage.info(names.get(1)))
          .isInstanceOf(StorageException.NotFound.class);
    }
  }

  @Test
  void whatIsNotWantedForLongVanishes() throws Exception {
    Payload second =
        new Payload() {
          @Override
          public long length() {
            return 10;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.allocate(10));
          }

          @Override
          public Optional<Duration> lifetime() {
            return Optional.of(Duration.ofSeconds(1));
          }
        };
    try (SwiftStorage storage = open(Optional.empty())) {
      storage.put(NAME, second);
      long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
      while (isThere(storage)) {
        assertThat(System.nanoTime() - deadline).as("time over").isNegative();
      }
    }
  }

  private static boolean isThere(SwiftStorage storage) throws StorageException {
    try {
      storage.info(NAME);
      return true;
    } catch (StorageException.NotFound e) {
      return false;
    }
  }

  @Test
  void thePolicyOfAContainerCanBeChosen() throws Exception {
    try (SwiftStorage storage = open(Optional.of("second"))) {
      storage.put(NAME, Payload.of(new byte[10]));
      assertThat(storage.info(NAME).size()).isEqualTo(10);
    }
    RealServers.remove(servers.password(), container);
    try (SwiftStorage storage = open(Optional.of("unheard-of"))) {
      assertThatThrownBy(() -> storage.put(NAME, Payload.of(new byte[10])))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining("unheard-of");
    }
  }

  private SwiftStorage open(Optional<String> policy) throws IOException, CloudException {
    return SwiftStorageFactory.open(
        servers.password(),
        Place.parse(container),
        new SwiftSettings(OpenMode.CREATE, policy, Duration.ZERO, 0));
  }
}
