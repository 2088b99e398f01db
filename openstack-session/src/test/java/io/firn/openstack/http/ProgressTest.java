package io.firn.openstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong clock = new AtomicLong();
  private final Progress progress = new Progress(clock::get);

  @Test
  void whatWeHoldOurselvesIsNoSilence() {
    clock.set(100);
    assertThat(progress.idle()).isEqualTo(100);
    assertThat(progress.began()).isFalse();

    progress.held();
    clock.set(1000);
    assertThat(progress.idle()).isZero();

    progress.moved();
    clock.set(1007);
    assertThat(progress.idle()).isEqualTo(7);
    assertThat(progress.began()).isTrue();
  }
}
