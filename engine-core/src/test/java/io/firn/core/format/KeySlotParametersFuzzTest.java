package io.firn.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.crypto.Argon2Cost;
import io.firn.core.fuzz.FuzzTargetTest;
import java.util.List;

/** Parameters of a key slot: no cost out of bounds is ever accepted. */
public final class KeySlotParametersFuzzTest extends FuzzTargetTest {

  @Override
  protected void read(byte[] input) throws Exception {
    KeySlotParameters parameters = KeySlotParameters.parse("a slot", input);
    Argon2Cost cost = parameters.cost();
    assertThat(cost.isEnough() && cost.isBearable()).isTrue();
  }

  @Override
  protected List<byte[]> seeds() throws Exception {
    return List.of(
        KeySlotParameters.create(Argon2Cost.DEFAULT, new byte[16], "l", Samples.TIME).encode());
  }
}
