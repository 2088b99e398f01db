package io.firn.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"firn", "segments/0a/9f", "a.b_c-D/0", "...", "a/.b"})
  void plainNamesAreTaken(String name) {
    assertThat(ObjectName.isValid(name)).isTrue();
    assertThat(ObjectName.of(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "a/../b", "./a", "a b", "a%41", "a?b", "ä", "a\0", "a\\b"})
  void whatAnyStorageCouldTakeForSomethingElseIsRefused(String name) {
    assertThat(ObjectName.isValid(name)).isFalse();
    assertThatThrownBy(() -> ObjectName.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLongestNameHas255Characters() {
    assertThat(ObjectName.isValid("a".repeat(255))).isTrue();
    assertThat(ObjectName.isValid("a".repeat(256))).isFalse();
  }

  @Test
  void aPayloadCanBeSentAgainAndNotBeChanged() {
    Payload payload = Payload.of(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
    assertThat(payload.length()).isEqualTo(2);
    for (int attempt = 0; attempt < 2; attempt++) {
      ByteBuffer bytes = payload.buffers().getFirst();
      assertThat(new byte[] {bytes.get(), bytes.get()}).containsExactly(2, 3);
      assertThatThrownBy(() -> bytes.put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
    }
  }

  @Test
  void aPageDoesNotChangeWithTheListItWasMadeOf() {
    List<ObjectInfo> objects = new ArrayList<>();
    objects.add(new ObjectInfo(ObjectName.of("a"), 1, Instant.EPOCH));
    ListPage page = new ListPage(objects, "more");
    objects.clear();
    assertThat(page.objects()).hasSize(1);
    assertThat(page.isLast()).isFalse();
  }
}
