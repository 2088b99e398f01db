package io.firn.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FaultyStorageTest {

  private static final ObjectName NAME = ObjectName.of("segments/a");

  private final InMemoryStorage inner = new InMemoryStorage(InstantSource.system(), 2);
  private final FaultyStorage faulty = new FaultyStorage(inner, 7);

  @Test
  void aRefusedPutHasNoEffectAndTheNextOneWorks() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 1), Fault.transientError());
    assertThatThrownBy(() -> faulty.put(NAME, Payload.of(new byte[5])))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(Samples.names(inner, "")).isEmpty();
    faulty.put(NAME, Payload.of(new byte[5]));
    assertThat(inner.bytes(NAME)).hasSize(5);
    faulty.assertAllExercised();
  }

  @Test
  void aLostAnswerLeavesTheObject() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 1), Fault.answerLost());
    assertThatThrownBy(() -> faulty.put(NAME, Payload.of(new byte[5])))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(inner.bytes(NAME)).hasSize(5);
  }

  @Test
  void aTornUploadKeepsAFragment() throws Exception {
    byte[] bytes = Samples.bytes("torn", 1000);
    faulty
        .script(Call.nth(Verb.PUT, 1), Fault.lostTail(1))
        .script(Call.nth(Verb.PUT, 1), Fault.answerLost());
    assertThatThrownBy(() -> faulty.put(NAME, Samples.inPieces(bytes, 300, index -> {})))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(inner.bytes(NAME)).isEqualTo(Arrays.copyOf(bytes, 999));
    faulty.assertAllExercised();
  }

  @Test
  void callsAreCountedBelowTheirPrefix() throws Exception {
    faulty.script(Call.nth(Verb.PUT, 2).below("index/"), Fault.permanentError());
    faulty.put(ObjectName.of("index/1"), Payload.of(new byte[0]));
    faulty.put(NAME, Payload.of(new byte[0]));
    assertThatThrownBy(() -> faulty.put(ObjectName.of("index/2"), Payload.of(new byte[0])))
        .isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  void aListingFailsOnItsSecondPageOnly() throws Exception {
    for (int i = 0; i < 5; i++) {
      inner.put(ObjectName.of("x" + i), Payload.of(new byte[0]));
    }
    faulty.script(Call.page(2), Fault.transientError());
    String cursor = faulty.list("", "").next();
    assertThatCode(() -> faulty.list("", "")).doesNotThrowAnyException();
    assertThatThrownBy(() -> faulty.list("", cursor))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(Samples.names(faulty, "")).hasSize(5);
    faulty.assertAllExercised();
  }

  @Test
  void bodiesBreakOffAndBitsFlip() throws Exception {
    byte[] bytes = Samples.bytes("body", 100);
    inner.put(NAME, Payload.of(bytes));
    faulty.script(Call.nth(Verb.OPEN, 1), Fault.brokenBody(40));
    faulty.script(Call.nth(Verb.OPEN, 2), Fault.flippedBit());

    assertThatThrownBy(() -> Samples.read(faulty, NAME))
        .isInstanceOf(StorageException.Transient.class)
        .hasMessageContaining("after 40");
    byte[] wrong = Samples.read(faulty, NAME);
    int bits = 0;
    for (int i = 0; i < bytes.length; i++) {
      bits += Integer.bitCount((wrong[i] ^ bytes[i]) & 0xff);
    }
    assertThat(bits).isEqualTo(1);
    assertThat(Samples.read(faulty, NAME)).isEqualTo(bytes);
    faulty.assertAllExercised();
  }

  @Test
  void aSlowCallWaitsForItsLatch() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    faulty.script(Call.nth(Verb.NOW, 1), Fault.slow(reached, released));
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> assertThatCode(faulty::now).doesNotThrowAnyException());
    reached.await();
    assertThat(call).isNotDone();
    released.countDown();
    call.join();
  }

  @Test
  void killPointsRunBeforeAndAfterTheEffect() throws Exception {
    StringBuilder seen = new StringBuilder();
    faulty
        .script(Call.nth(Verb.DELETE, 1), Fault.before(() -> seen.append(stored())))
        .script(Call.nth(Verb.DELETE, 1), Fault.after(() -> seen.append(stored())));
    inner.put(NAME, Payload.of(new byte[0]));
    faulty.delete(NAME);
    assertThat(seen).hasToString("10");
  }

  private int stored() throws StorageException {
    return Samples.names(inner, "").size();
  }

  @Test
  void chanceIsTheSeeds() throws Exception {
    assertThat(hits(1)).isEqualTo(hits(1)).isNotEqualTo(hits(2)).hasSizeBetween(100, 400);
  }

  private String hits(long seed) throws StorageException {
    FaultyStorage storage =
        new FaultyStorage(inner, seed).script(Call.oneIn(4, Verb.NOW), Fault.transientError());
    StringBuilder hits = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      try {
        storage.now();
      } catch (StorageException.Transient hit) {
        hits.append((char) i);
      }
    }
    return hits.toString();
  }

  @Test
  void stepsThatNobodyMetAreNamed() throws Exception {
    faulty
        .script(Call.nth(Verb.PUT, 2), Fault.answerLost())
        .script(Call.nth(Verb.NOW, 1), Fault.transientError())
        .script(Call.nth(Verb.OPEN, 1), Fault.brokenBody(10));
    inner.put(NAME, Payload.of(new byte[10]));
    assertThatThrownBy(faulty::now).isInstanceOf(StorageException.Transient.class);
    // Opened, but never read as far as the fault.
    faulty.open(NAME, 0, 5).close();

    assertThatThrownBy(faulty::assertAllExercised)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 7")
        .hasMessageContaining("PUT")
        .hasMessageContaining("BrokenBody")
        .hasMessageNotContaining("NOW");
  }
}
