package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands between a prompt and a terminal that cannot be interrupted. */
@Timeout(60)
final class TypingTest {

  @Test
  void whatIsTypedIsReturned() throws IOException {
    assertThat(Typing.await(() -> new char[] {'p', 'w'})).containsExactly('p', 'w');
  }

  @Test
  void anInterruptEndsTheWaitThoughNobodyTypes() {
    CountDownLatch never = new CountDownLatch(1);
    Thread asking = Thread.currentThread();

    assertThatThrownBy(
            () ->
                Typing.await(
                    () -> {
                      asking.interrupt();
                      never.await();
                      return new char[0];
                    }))
        .isInstanceOf(InterruptedIOException.class);

    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
  }

  @Test
  void aTerminalThatBreaksIsAnError() {
    assertThatThrownBy(
            () ->
                Typing.await(
                    () -> {
                      throw new IOException("hung up");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the terminal cannot be read");
  }
}
