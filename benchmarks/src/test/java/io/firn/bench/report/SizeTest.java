package io.firn.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeTest {

  @Test
  void powersOfTwoAndOfTenAreToldApart() {
    assertThat(Size.text(4 << 20)).isEqualTo("4 MiB");
    assertThat(Size.text(64 << 10)).isEqualTo("64 KiB");
    assertThat(Size.text(1_000_000)).isEqualTo("1 MB");
    assertThat(Size.text(1_234_567)).isEqualTo("1234567 B");
  }
}
