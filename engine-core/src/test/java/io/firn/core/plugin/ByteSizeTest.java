package io.firn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4096, 4096",
    "512K, 512000",
    "512KiB, 524288",
    "4mib, 4194304",
    "32M, 32000000",
    "32MB, 32000000",
    "1.5 GiB, 1610612736",
    "2ti, 2199023255552",
    "100b, 100"
  })
  void readsSizesWithAndWithoutSuffix(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "-1", "8EX", "1e6", "12 apples", "4iB", "0x10", "1,5G"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999K", "9223372036854775807P", "10000PiB"})
  void refusesWhatDoesNotFit(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
