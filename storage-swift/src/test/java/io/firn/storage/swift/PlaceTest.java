package io.firn.storage.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @Test
  void aPrefixBelongsToEveryName() throws Exception {
    Place place = Place.parse("c/a/b/");
    assertThat(place.whole(ObjectName.of("firn"))).isEqualTo("a/b/firn");
    assertThat(place.name("a/b/firn")).contains(ObjectName.of("firn"));
    assertThat(place.name("a/bc")).isEmpty();
    assertThat(place.name("a/b/not a name")).isEmpty();
    assertThat(place).hasToString("c/a/b");
    assertThat(Place.parse("c/")).isEqualTo(new Place("c", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/x", "c//x", "c/../x", "c/.", "..", "c/x//"})
  void aPlaceThatWouldLeadElsewhereIsRefused(String text) {
    assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(StorageException.Misconfigured.class);
  }

  @Test
  void lengthsAreThoseThatSwiftTakes() throws Exception {
    assertThatThrownBy(() -> Place.parse("ü".repeat(129)))
        .isInstanceOf(StorageException.Misconfigured.class);
    assertThatThrownBy(() -> Place.parse("c/" + "p".repeat(769)))
        .isInstanceOf(StorageException.Misconfigured.class);
    assertThat(Place.parse("c/" + "p".repeat(768)).prefix()).hasSize(769);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/v1/AUTH_x, http://h/info",
    "http://h:1/swift/v1/AUTH_x, http://h:1/swift/info",
    "http://h/swift/v1, http://h/swift/info",
    "https://h/v1.0/x, https://h/info",
  })
  void theClusterTellsItsLimitsBesideTheAccounts(URI account, URI info) {
    assertThat(new Address(account).info()).isEqualTo(info);
  }
}
