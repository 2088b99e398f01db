package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.swift.SmallSwift;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients of Swift were seen to lose data or to misjudge answers: ours must not. */
@Timeout(60)
class KnownFaultsTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");

  private SmallSwift swift;
  private SwiftStorage storage;

  @BeforeEach
  void start() throws Exception {
    swift = new SmallSwift();
    storage = Clouds.open(swift, "c");
  }

  @AfterEach
  void stop() {
    storage.close();
    swift.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** A stream that was half read when the 401 came was sent again from there: 0 bytes stored. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 3 << 20})
  void anUploadThatMeetsAnExpiredTokenIsStoredWhole(int size) throws Exception {
    storage.put(ObjectName.of("before"), Payload.of(bytes(10)));
    swift.forgetTokens();
    storage.put(NAME, Payload.of(direct(bytes(size))));
    assertThat(swift.container("c").bytes(NAME.value())).isEqualTo(bytes(size));
    assertThat(swift.tokens()).isEqualTo(2);
  }

  /** The status of a PUT was not looked at: a full disk was a success without an ETag. */
  @ParameterizedTest
  @CsvSource({
    "507, Quota",
    "413, Quota",
    "503, Transient",
    "429, Transient",
    "500, Transient",
    "409, Transient",
    "403, Denied",
    "422, Integrity",
    "400, Permanent",
    "302, Permanent",
  })
  void anUploadThatIsRefusedIsAnError(int status, String kind) throws Exception {
    swift.answers(request -> request.method().equals("PUT"), 1, status, "<p>no</p>");
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes(10))))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(NAME.value())
        .extracting(thrown -> thrown.getClass().getSimpleName())
        .isEqualTo(kind);
  }

  /** A proxy answers so for full disks too, and has no way to tell them from an outage. */
  @Test
  void fullDisksAreNamedAmongTheReasonsOfA503() {
    swift.answers(request -> request.method().equals("PUT"), 1, 503, "<p>no</p>");
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes(10))))
        .isInstanceOf(StorageException.Transient.class)
        .hasMessageEndingWith("; the cluster is overloaded or away, or its disks are full");
  }

  /** A 201 that does not say what was stored is none. */
  @Test
  void anUploadWithoutItsChecksumIsAnError() {
    swift.answers(request -> request.method().equals("PUT"), 1, 201, "");
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes(10))))
        .isInstanceOf(StorageException.Integrity.class);
  }

  /** The HTML of a 404 was handed out as the object's bytes. */
  @ParameterizedTest
  @CsvSource({"404, NotFound", "503, Transient", "403, Denied", "410, Permanent"})
  void theTextOfAnErrorIsNoObject(int status, String kind) throws Exception {
    storage.put(NAME, Payload.of(bytes(10)));
    swift.answers(request -> request.method().equals("GET"), 1, status, "<h1>sorry</h1>");
    assertThatThrownBy(() -> storage.open(NAME, 0, Storage.TO_END))
        .extracting(thrown -> thrown.getClass().getSimpleName())
        .isEqualTo(kind);
  }

  /**
   * Each request had a connection of its own. Here a second one may come to be while the client has
   * the end of a body still before it.
   */
  @Test
  void twoConnectionsAndOneTokenDoForManyRequests() throws Exception {
    for (int i = 0; i < 20; i++) {
      ObjectName name = ObjectName.of("o/" + i);
      storage.put(name, Payload.of(bytes(5000)));
      assertThat(storage.info(name).size()).isEqualTo(5000);
      try (ReadableByteChannel body = storage.open(name, 0, 5000)) {
        ByteBuffer back = ByteBuffer.allocate(5000);
        while (body.read(back) >= 0 && back.hasRemaining()) {}
        assertThat(body.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
    assertThat(swift.connections()).isLessThanOrEqualTo(2);
    assertThat(swift.tokens()).isEqualTo(1);
  }

  /**
   * Whole bodies were collected on the heap, in both directions: 160 MiB do not fit into this one.
   */
  @Test
  void bodiesDoNotPassThroughTheHeap() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx40m",
                "-XX:MaxDirectMemorySize=24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                swift.address("/auth/v1.0").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains(String.valueOf((long) SmallHeap.PIECE * SmallHeap.PIECES));
  }

  /** Names were cut at these characters, or led elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {"q?a=b", "h#ash", "per%41cent", "ü ö&+", "a;b=c", "..x", "x..", "a:b@c", "\"'\\"})
  void everyCharacterStaysPartOfTheName(String odd) throws Exception {
    try (SwiftStorage there = Clouds.open(swift, odd + "/" + odd + "/deep")) {
      there.put(NAME, Payload.of(bytes(7)));
      String whole = odd + "/deep/" + NAME.value();
      assertThat(swift.container(odd).names()).containsExactly(whole);
      assertThat(there.info(NAME).size()).isEqualTo(7);
      there.delete(NAME);
      assertThat(swift.container(odd).names()).isEmpty();
    }
  }

  /** A listing of a container that is gone was an empty one. */
  @Test
  void aFailedListingIsNoEmptyOne() throws Exception {
    storage.put(NAME, Payload.of(bytes(1)));
    for (int status : new int[] {404, 500, 503}) {
      swift.answers(request -> request.query().isPresent(), 1, status, "<p>no</p>");
      assertThatThrownBy(() -> storage.list("", "")).isInstanceOf(StorageException.class);
    }
    swift.answers(request -> request.query().isPresent(), 1, 200, "[{\"name\": \"c");
    assertThatThrownBy(() -> storage.list("", "")).isInstanceOf(StorageException.Transient.class);
    swift.answers(request -> request.query().isPresent(), 1, 200, "{}");
    assertThatThrownBy(() -> storage.list("", "")).isInstanceOf(StorageException.Permanent.class);
  }

  /** A short page was taken for the last one. */
  @Test
  void aShortPageIsNotTheLast() throws Exception {
    storage.put(NAME, Payload.of(bytes(1)));
    ListPage page = storage.list("", "");
    assertThat(page.objects()).hasSize(1);
    assertThat(page.isLast()).isFalse();
    assertThat(storage.list("", page.next()).isLast()).isTrue();
  }

  @Test
  void aRefusedRangeThatExistsIsNoEmptyOne() throws Exception {
    storage.put(NAME, Payload.of(bytes(10)));
    swift.answers(request -> request.method().equals("GET"), 1, 416, "");
    assertThatThrownBy(() -> storage.open(NAME, 3, Storage.TO_END))
        .isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  void anObjectThatNoServerTakesIsNotEvenSent() throws Exception {
    swift.takesObjectsOf(2 << 20);
    storage.put(NAME, Payload.of(bytes(2 << 20)));
    assertThatThrownBy(() -> storage.put(ObjectName.of("large"), Payload.of(bytes((2 << 20) + 1))))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("--max-segment-size");
  }

  @Test
  void aContainerIsMadeByTheFirstPutAndOnlyWhenAsked() throws Exception {
    assertThat(swift.container("c")).isNull();
    assertThat(storage.list("", "").objects()).isEmpty();
    for (OpenMode mode : new OpenMode[] {OpenMode.READ, OpenMode.WRITE}) {
      assertThatThrownBy(() -> open(mode, Optional.empty()))
          .isInstanceOf(StorageException.NotFound.class)
          .hasMessageContaining("no container c");
    }
    storage.put(NAME, Payload.of(bytes(1)));
    assertThat(swift.container("c").names()).hasSize(1);
    open(OpenMode.READ, Optional.empty()).close();
  }

  @Test
  void anUnknownPolicyIsTheUsersToChange() throws Exception {
    try (SwiftStorage other = open(OpenMode.CREATE, Optional.of("unknown"))) {
      assertThatThrownBy(() -> other.put(NAME, Payload.of(bytes(1))))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining("--swift-policy unknown");
    }
  }

  private SwiftStorage open(OpenMode mode, Optional<String> policy) throws IOException {
    return SwiftStorageFactory.open(
        Clouds.tempAuth(swift.address("/auth/v1.0"), "u", "k"),
        Place.parse("c"),
        new SwiftSettings(mode, policy, Duration.ZERO, 0));
  }
}
