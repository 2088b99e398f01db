package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.swift.SmallSwift;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How objects go, together and by themselves. */
class BulkDeleteTest {

  private SmallSwift swift;
  private SwiftStorage storage;

  @BeforeEach
  void start() throws Exception {
    swift = new SmallSwift();
    storage = Clouds.open(swift, "c/odd %#?");
  }

  @AfterEach
  void stop() {
    storage.close();
    swift.close();
  }

  private List<ObjectName> objects(int count) throws Exception {
    List<ObjectName> names =
        IntStream.range(0, count).mapToObj(i -> ObjectName.of("o/" + i)).toList();
    for (ObjectName name : names) {
      storage.put(name, Payload.of(new byte[1]));
    }
    return names;
  }

  /** The small cluster takes five names at once. */
  @Test
  void asManyGoByOneRequestAsTheClusterTakes() throws Exception {
    List<ObjectName> names = objects(12);
    swift.answers(request -> request.method().equals("DELETE"), 12, 500, "one by one");
    storage.bulkDelete().orElseThrow().delete(names);
    assertThat(swift.container("c").names()).isEmpty();
  }

  @Test
  void aClusterThatDoesNotOfferItIsSpokenToOneByOne() throws Exception {
    List<ObjectName> names = objects(3);
    swift.answers(request -> request.path().equals("/info"), 1, 200, "{\"swift\": {}}");
    swift.answers(request -> request.method().equals("POST"), 1, 500, "at once");
    storage.bulkDelete().orElseThrow().delete(names);
    assertThat(swift.container("c").names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "403 Forbidden, Denied",
    "503 Service Unavailable, Transient",
    "409 Conflict, Transient",
    "400 Bad Request, Permanent"
  })
  void whatTheBodyOfTheSuccessSaysCounts(String status, String type) throws Exception {
    List<ObjectName> names = objects(2);
    for (String body :
        List.of(
            "{\"Response Status\": \"400 Bad Request\", \"Errors\": [[\"/c/o/1\", \"%s\"]]}",
            "{\"Response Status\": \"%s\", \"Errors\": []}")) {
      swift.answers(request -> request.method().equals("POST"), 1, 200, body.formatted(status));
      assertThatThrownBy(() -> storage.bulkDelete().orElseThrow().delete(names))
          .isInstanceOf(StorageException.class)
          .satisfies(error -> assertThat(error.getClass().getSimpleName()).isEqualTo(type))
          .hasMessageStartingWith("delete of 2 objects in c/odd %#?: " + status);
    }
  }

  @Test
  void anAnswerThatBreaksOffMayBeAskedForAgain() throws Exception {
    List<ObjectName> names = objects(2);
    swift.answers(request -> request.method().equals("POST"), 1, 200, "  {\"Number");
    assertThatThrownBy(() -> storage.bulkDelete().orElseThrow().delete(names))
        .isInstanceOf(StorageException.Transient.class);
    storage.bulkDelete().orElseThrow().delete(names);
    assertThat(swift.container("c").names()).isEmpty();
  }

  @Test
  void whatIsNotWantedForLongSaysSo() throws Exception {
    Payload payload =
        new Payload() {
          @Override
          public long length() {
            return 3;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.allocate(3));
          }

          @Override
          public Optional<Duration> lifetime() {
            return Optional.of(Duration.ofHours(2));
          }
        };
    storage.put(ObjectName.of("short"), payload);
    storage.put(ObjectName.of("long"), Payload.of(new byte[3]));
    assertThat(swift.container("c").lifetime("odd %#?/short")).contains(Duration.ofHours(2));
    assertThat(swift.container("c").lifetime("odd %#?/long")).isEmpty();
  }
}
