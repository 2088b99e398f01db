package io.firn.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {

  /** The first test case of RFC 4231. */
  private static final byte[] KEY = new byte[20];

  private static final byte[] MESSAGE = "Hi There".getBytes(US_ASCII);
  private static final String RESULT =
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";

  static {
    Arrays.fill(KEY, (byte) 0x0b);
  }

  @Test
  void aMessageGivesThePublishedResultHoweverItIsCut() {
    HmacSha256 mac = new HmacSha256(KEY);

    for (int cut = 0; cut <= MESSAGE.length; cut++) {
      mac.update(MESSAGE, 0, cut);
      mac.update(ByteBuffer.allocateDirect(8).put(MESSAGE).flip().position(cut));
      assertThat(finish(mac)).isEqualTo(RESULT);
    }
  }

  @Test
  void aMessageThatBeganBeforeTheNativeProviderWasThereIsFinishedAsWell() {
    HmacSha256 mac = new HmacSha256(KEY);
    mac.update(MESSAGE, 0, 3);

    CryptoProvider.bulk();
    assertThat(CryptoProvider.isBulkReady()).isTrue();

    mac.update(MESSAGE, 3, 5);
    assertThat(finish(mac)).isEqualTo(RESULT);
    mac.update(ByteBuffer.wrap(MESSAGE));
    assertThat(finish(mac)).isEqualTo(RESULT);
  }

  private static String finish(HmacSha256 mac) {
    byte[] result = new byte[HmacSha256.BYTES];
    mac.finish(result);
    return HexFormat.of().formatHex(result);
  }
}
