package io.firn.media.nova.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTest {

  @ParameterizedTest
  @CsvSource({
    "IMAGE,   http://a:9292,           http://a:9292/v2",
    "IMAGE,   http://a:9292/,          http://a:9292/v2",
    "IMAGE,   http://a/image/v2.9,     http://a/image/v2",
    "NETWORK, http://a:9696/v2.0/,     http://a:9696/v2.0",
    "COMPUTE, http://a/v2.1,           http://a/v2.1",
    "VOLUME,  http://a:8776/v3/4711/,  http://a:8776/v3/4711"
  })
  void theCataloguesAddressMayHaveTheVersionOrNot(Service service, String catalogued, String root) {
    assertThat(service.root(catalogued)).isEqualTo(root);
  }

  @Test
  void microversionsAreOrderedByNumber() {
    Microversion old = Microversion.parse("2.9").orElseThrow();
    Microversion recent = Microversion.parse("2.79").orElseThrow();
    assertThat(recent.isAtLeast(old)).isTrue();
    assertThat(old.isAtLeast(recent)).isFalse();
    assertThat(old.isAtLeast(Microversion.NONE)).isTrue();
    assertThat(Microversion.parse("latest")).isEmpty();
  }
}
