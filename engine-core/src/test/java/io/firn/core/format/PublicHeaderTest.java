package io.firn.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known is refused with the reason, and never guessed. */
class PublicHeaderTest {

  private final String json = new String(Samples.header().encoded(), UTF_8);

  @ParameterizedTest
  @CsvSource({
    "firn\":0, firn\":1",
    "hmac-sha-256, blake3",
    "aes-256-gcm, none",
    "zstd, lzma",
    "fastcdc-2, rabin",
    "maximum\":4194304, maximum\":1073741824",
    "average\":1048576, average\":1048577",
    "minimum\":262144, minimum\":2097152",
  })
  void refusesUnknownVersionsAlgorithmsAndSizes(String known, String other) {
    assertThat(json).contains(known);
    byte[] changed = json.replace(known, other).getBytes(UTF_8);
    assertThatThrownBy(() -> PublicHeader.parse(changed)).isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @CsvSource({
    "firn\":0, fern\":0",
    "firn\":0, firn\":-1",
    "repository\":\"0011, repository\":\"00",
    "block\":1048576, block\":0",
    "2026-01, 2026-1",
  })
  void callsItDamagedWhenAFieldIsMissingOrOdd(String known, String other) {
    assertThat(json).contains(known);
    byte[] changed = json.replace(known, other).getBytes(UTF_8);
    assertThatThrownBy(() -> PublicHeader.parse(changed)).isInstanceOf(Damaged.class);
  }

  @Test
  void everyByteCountsInItsHash() throws Exception {
    PublicHeader spaced = PublicHeader.parse((json + " ").getBytes(UTF_8));
    assertThat(spaced.hash()).isNotEqualTo(Samples.header().hash());
    assertThat(PublicHeader.parse(json.getBytes(UTF_8)).hash()).isEqualTo(Samples.header().hash());
  }

  @Test
  void refusesACutOrTooLongHeader() {
    for (int length = 0; length < json.length(); length++) {
      byte[] cut = json.substring(0, length).getBytes(UTF_8);
      assertThatThrownBy(() -> PublicHeader.parse(cut)).isInstanceOf(Damaged.class);
    }
    byte[] padded = (json + " ".repeat(PublicHeader.LARGEST)).getBytes(UTF_8);
    assertThatThrownBy(() -> PublicHeader.parse(padded)).isInstanceOf(Damaged.class);
  }
}
