package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryingStorageTest {

  private static final ObjectName NAME = ObjectName.of("index/a");
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofMinutes(1));

  private final InMemoryStorage inner = new InMemoryStorage();
  private final FaultyStorage faulty = new FaultyStorage(inner, 1);
  private final List<Duration> pauses = new ArrayList<>();
  private final RetryingStorage storage =
      new RetryingStorage(faulty, POLICY, RetryListener.NONE, pauses::add, new Random(1));

  @AfterEach
  void everyFaultWasMet() {
    faulty.assertAllExercised();
  }

  @Test
  void triesAgainWithGrowingPauses() throws Exception {
    faulty.script(new Call(Verb.INFO, "", 0, 1, 4, 1), Fault.transientError());
    inner.put(NAME, Payload.of(new byte[3]));

    assertThat(storage.info(NAME).size()).isEqualTo(3);
    assertThat(pauses).hasSize(4);
    long[] full = {1000, 2000, 4000, 6000};
    for (int i = 0; i < 4; i++) {
      assertThat(pauses.get(i).toMillis()).as("pause %d", i).isBetween(full[i] / 2, full[i]);
    }
  }

  @Test
  void givesUpAfterTheLastAttemptWithItsError() {
    faulty.script(Call.every(Verb.LIST), Fault.transientError());
    assertThatThrownBy(() -> storage.list("", "")).isInstanceOf(StorageException.Transient.class);
    assertThat(inner.traffic().requests(Verb.LIST)).isZero();
    assertThat(faulty.exercised(Call.every(Verb.LIST))).isEqualTo(5);
    assertThat(pauses).hasSize(4);
  }

  @Test
  void whatWillNotGetBetterPassesAtOnce() {
    List<Supplier<StorageException>> errors =
        List.of(
            () -> new StorageException.NotFound("x", null),
            () -> new StorageException.Exists("x", null),
            () -> new StorageException.BadRange("x", null),
            () -> new StorageException.Denied("x", null),
            () -> new StorageException.Quota("x", null),
            () -> new StorageException.Misconfigured("x", null),
            () -> new StorageException.Interrupted("x", null),
            () -> new StorageException.Permanent("x", null));
    for (int i = 0; i < errors.size(); i++) {
      faulty.script(Call.nth(Verb.DELETE, i + 1), Fault.failed(errors.get(i)));
    }
    for (Supplier<StorageException> error : errors) {
      assertThatThrownBy(() -> storage.delete(NAME)).isInstanceOf(error.get().getClass());
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void changedBytesAreSentAgainAFewTimes() {
    faulty.script(
        Call.every(Verb.PUT), Fault.failed(() -> new StorageException.Integrity("x", null)));
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(new byte[3])))
        .isInstanceOf(StorageException.Integrity.class);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheStorageAsks() throws Exception {
    faulty.script(Call.nth(Verb.NOW, 1), Fault.failed(() -> busy(Duration.ofSeconds(47))));
    faulty.script(Call.nth(Verb.NOW, 3), Fault.failed(() -> busy(Duration.ofHours(1))));
    storage.now();
    assertThat(pauses).hasSize(1);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(47), Duration.ofSeconds(48));
    assertThatThrownBy(storage::now).hasMessage("busy");
    assertThat(pauses).as("an hour is not waited for").hasSize(1);
  }

  @Test
  void aStorageThatAsksForNoPauseGetsTheUsualOne() throws Exception {
    faulty.script(new Call(Verb.NOW, "", 0, 1, 3, 1), Fault.failed(() -> busy(Duration.ZERO)));
    storage.now();
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(2)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  private static StorageException busy(Duration retryAfter) {
    return new StorageException.Transient("busy", null, Optional.of(retryAfter));
  }

  @Test
  void anInterruptEndsThePause() {
    faulty.script(Call.nth(Verb.NOW, 1), Fault.transientError());
    RetryingStorage interrupted =
        new RetryingStorage(
            faulty,
            POLICY,
            RetryListener.NONE,
            pause -> {
              throw new InterruptedException();
            },
            new Random(1));
    assertThatThrownBy(interrupted::now).isInstanceOf(StorageException.Interrupted.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aPutWhoseAnswerWasLostIsFoundDone() throws Exception {
    byte[] bytes = bytes(700_000);
    faulty.script(Call.nth(Verb.PUT, 1), Fault.answerLost());
    storage.put(NAME, Payload.of(bytes));
    assertThat(inner.bytes(NAME)).isEqualTo(bytes);
    assertThat(inner.traffic().requests(Verb.PUT)).isEqualTo(2);
  }

  @Test
  void somebodyElsesObjectIsNotTakenForOurs() throws Exception {
    byte[] ours = bytes(1000);
    byte[] theirs = ours.clone();
    theirs[999] ^= 1;
    inner.put(NAME, Payload.of(theirs));
    faulty.script(Call.nth(Verb.PUT, 1), Fault.transientError());
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(ours)))
        .isInstanceOf(StorageException.Exists.class);
  }

  @Test
  void aFragmentIsNotTakenForOurs() {
    faulty.script(Call.nth(Verb.PUT, 1), Fault.lostTail(1));
    faulty.script(Call.nth(Verb.PUT, 1), Fault.answerLost());
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes(1000))))
        .isInstanceOf(StorageException.Exists.class);
  }

  @Test
  void theFirstAttemptNeverTakesAnObjectForOurs() throws Exception {
    byte[] bytes = bytes(10);
    inner.put(NAME, Payload.of(bytes));
    assertThatThrownBy(() -> storage.put(NAME, Payload.of(bytes)))
        .isInstanceOf(StorageException.Exists.class);
    assertThat(inner.traffic().requests(Verb.OPEN)).isZero();
  }

  @Test
  void aSegmentIsRecognisedByItsNameWithoutReadingIt() throws Exception {
    byte[] bytes = bytes(5000);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    ObjectName name = ObjectName.of("segments/00/" + HexFormat.of().formatHex(hash));
    Payload payload =
        new Payload() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.wrap(bytes));
          }

          @Override
          public Optional<byte[]> sha256() {
            return Optional.of(hash);
          }
        };
    faulty.script(Call.nth(Verb.PUT, 1), Fault.answerLost());
    storage.put(name, payload);
    assertThat(inner.traffic().requests(Verb.OPEN)).isZero();
  }

  @Test
  void aBodyGoesOnFromWhereItBroke() throws Exception {
    byte[] bytes = bytes(1000);
    inner.put(NAME, Payload.of(bytes));
    // More breaks than the policy has attempts: progress begins them anew.
    faulty.script(Call.nth(Verb.OPEN, 1), Fault.brokenBody(100));
    faulty.script(Call.nth(Verb.OPEN, 2), Fault.transientError());
    for (int i = 3; i <= 9; i++) {
      faulty.script(Call.nth(Verb.OPEN, i), Fault.brokenBody(100));
    }
    assertThat(StorageReads.readObject(storage, NAME, 1000)).isEqualTo(bytes);

    ByteBuffer range = ByteBuffer.allocate(500);
    faulty.script(Call.nth(Verb.OPEN, 1), Fault.brokenBody(123));
    StorageReads.readFully(storage, NAME, 250, range);
    assertThat(range.flip()).isEqualTo(ByteBuffer.wrap(bytes, 250, 500));
  }

  @Test
  void aBodyThatMakesNoProgressFails() throws Exception {
    inner.put(NAME, Payload.of(bytes(1000)));
    faulty.script(Call.every(Verb.OPEN), Fault.brokenBody(0));
    assertThatThrownBy(() -> StorageReads.readObject(storage, NAME, 1000))
        .isInstanceOf(StorageException.Transient.class);
    assertThat(pauses).hasSize(4);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    return bytes;
  }
}
