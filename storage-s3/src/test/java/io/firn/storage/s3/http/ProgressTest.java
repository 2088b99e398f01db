package io.firn.storage.s3.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What counts as silence while a body goes out. */
class ProgressTest {

  private final AtomicLong now = new AtomicLong(1000);

  @Test
  void aGateThatHoldsAPieceIsNoSilence() throws Exception {
    List<Long> idle = new ArrayList<>();
    Progress[] self = new Progress[1];
    Progress progress =
        new Progress(
            new Outgoing(
                bytes -> {
                  now.addAndGet(1_000_000);
                  idle.add(self[0].idleNanos());
                }),
            now::get);
    self[0] = progress;
    InputStream body = progress.watching(new ByteArrayInputStream(new byte[5]));
    assertThat(progress.began()).isFalse();
    now.addAndGet(10);
    assertThat(progress.idleNanos()).isEqualTo(10);

    assertThat(body.read(new byte[3], 0, 3)).isEqualTo(3);
    assertThat(idle).containsExactly(0L);
    assertThat(progress.began()).isTrue();
    assertThat(progress.idleNanos()).isZero();
    now.addAndGet(7);
    assertThat(progress.idleNanos()).isEqualTo(7);
  }

  @Test
  void theEndOfABodyPassesNoGate() throws Exception {
    List<Integer> passed = new ArrayList<>();
    InputStream body =
        new Progress(new Outgoing(passed::add), now::get)
            .watching(new ByteArrayInputStream(new byte[2]));
    assertThat(body.read()).isZero();
    assertThat(body.read(new byte[9], 0, 9)).isEqualTo(1);
    assertThat(body.read(new byte[9], 0, 9)).isEqualTo(-1);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(passed).containsExactly(1, 1);
  }

  @Test
  void afterTheCallNothingIsTakenOfItsBody() throws Exception {
    Outgoing outgoing = new Outgoing(BodyGate.OPEN);
    InputStream bytes = new ByteArrayInputStream(new byte[2]);
    InputStream body = new Progress(outgoing, now::get).watching(bytes);
    assertThat(body.read()).isZero();
    outgoing.end();
    assertThatThrownBy(body::read).hasMessage("the request has ended");
    assertThat(bytes.available()).isEqualTo(1);
  }
}
