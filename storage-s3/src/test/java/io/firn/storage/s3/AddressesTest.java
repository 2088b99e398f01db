package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, buckets and prefixes as users write them. */
class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "https://s3.eu-west-1.amazonaws.com, https://s3.eu-west-1.amazonaws.com, true",
    "s3.dualstack.eu-west-1.amazonaws.com/, https://s3.dualstack.eu-west-1.amazonaws.com, true",
    "https://s3.cn-north-1.amazonaws.com.cn, https://s3.cn-north-1.amazonaws.com.cn, true",
    "https://amazonaws.com.example, https://amazonaws.com.example, false",
    "https://notamazonaws.com, https://notamazonaws.com, false",
    "http://127.0.0.1:9000/, http://127.0.0.1:9000, false",
    "minio.example:9000, https://minio.example:9000, false",
  })
  void aServerIsAwsByItsName(String text, String address, boolean aws) throws Exception {
    Endpoint endpoint = Endpoint.parse(text);
    assertThat(endpoint).hasToString(address);
    assertThat(endpoint.isAws()).isEqualTo(aws);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://h", "https://", "http://user:pass@h", "https://h?x", "a b"})
  void whatIsNoAddressIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> Endpoint.parse(text))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("--endpoint")
        .hasMessageNotContaining("pass@");
  }

  @Test
  void aPrefixBelongsToEveryKey() throws Exception {
    Place place = Place.parse("bucket/a/b/");
    assertThat(place.key(ObjectName.of("firn"))).isEqualTo("a/b/firn");
    assertThat(place.name("a/b/firn")).contains(ObjectName.of("firn"));
    assertThat(place.name("a/bc")).isEmpty();
    assertThat(place.name("a/b/" + CreateCondition.KEY)).isEmpty();
    assertThat(place).hasToString("bucket/a/b");
    assertThat(Place.parse("bucket/")).isEqualTo(new Place("bucket", ""));
    assertThat(Place.parse("bucket/" + "p".repeat(768)).prefix()).hasSize(769);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "/x",
        "bucket//x",
        "bucket/../x",
        "bucket/.",
        "b?cket",
        "-bucket",
        "b ü"
      })
  void aPlaceThatWouldLeadElsewhereIsRefused(String text) {
    assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(StorageException.Misconfigured.class);
  }

  @Test
  void aPrefixLeavesRoomForNames() {
    assertThatThrownBy(() -> Place.parse("bucket/" + "p".repeat(769)))
        .isInstanceOf(StorageException.Misconfigured.class);
  }
}
