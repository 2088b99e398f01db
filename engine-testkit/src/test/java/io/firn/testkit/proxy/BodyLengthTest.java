package io.firn.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyLengthTest {

  private static final String CHUNKED =
      "5\r\nhello\r\nA;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aKnownLengthEndsWhereItSays() throws Exception {
    BodyLength length = new BodyLength.Known(5);
    assertThat(length.take(bytes("abc"))).isEqualTo(3);
    assertThat(length.done()).isFalse();
    assertThat(length.take(bytes("defgh"))).isEqualTo(2);
    assertThat(length.done()).isTrue();
    assertThat(new BodyLength.Known(0).done()).isTrue();
  }

  @Test
  void chunksEndBehindTheirTrailerHoweverTheyArrive() throws Exception {
    String next = "HTTP/1.1 200 OK";
    for (int first = 1; first < CHUNKED.length(); first++) {
      BodyLength length = new BodyLength.Chunked();
      assertThat(length.take(bytes(CHUNKED.substring(0, first)))).isEqualTo(first);
      assertThat(length.done()).as("after %d bytes", first).isFalse();
      assertThat(length.take(bytes(CHUNKED.substring(first) + next)))
          .isEqualTo(CHUNKED.length() - first);
      assertThat(length.done()).isTrue();
    }
  }

  @Test
  void aChunkWithoutSizeIsAnError() {
    assertThatThrownBy(() -> new BodyLength.Chunked().take(bytes("x\r\n")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("x");
  }
}
