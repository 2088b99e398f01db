package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Obligations of creation: each is seen to be kept, and to be broken in each way there is. */
final class CreationTest {

  private final ManualClock clock = new ManualClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 1000);

  private Verdict verdict(Obligation obligation, Storage storage) throws StorageException {
    return obligation.examine(Sites.site(storage, clock));
  }

  private static void assertBroken(Verdict verdict, String seen) {
    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    assertThat(verdict.seen()).contains(seen);
  }

  private static byte[] bytes(Payload payload) {
    byte[] bytes = new byte[(int) payload.length()];
    int filled = 0;
    for (ByteBuffer buffer : payload.buffers()) {
      int count = buffer.remaining();
      buffer.get(bytes, filled, count);
      filled += count;
    }
    return bytes;
  }

  /** Of a name that is taken. */
  @FunctionalInterface
  private interface SecondPut {
    void put(ObjectName name, Payload payload) throws StorageException;
  }

  private Storage withSecondPut(CreateOnly declared, SecondPut second) {
    return new ForwardingStorage(memory) {
      @Override
      public CreateOnly createOnly() {
        return declared;
      }

      @Override
      public void put(ObjectName name, Payload payload) throws StorageException {
        try {
          super.put(name, payload);
        } catch (StorageException.Exists e) {
          second.put(name, payload);
        }
      }
    };
  }

  private static void refuse(ObjectName name) throws StorageException {
    throw new StorageException.Exists(name + " is there", null);
  }

  @Test
  void aStorageThatKeepsAll() throws Exception {
    for (Obligation obligation :
        List.of(new CreateOnlyCheck(), new RaceCheck(), new ReadAfterCreateCheck())) {
      assertThat(verdict(obligation, memory)).isInstanceOf(Verdict.Held.class);
    }
    assertThat(verdict(new AtomicCreateCheck(), Sites.sending(memory)))
        .isInstanceOf(Verdict.Held.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("during an upload saw no part of it; one that broke off left nothing");
  }

  @Test
  void aSecondCreatorThatReplaces() throws Exception {
    Storage replacing =
        withSecondPut(CreateOnly.EXCLUSIVE, (name, payload) -> memory.damage(name, bytes(payload)));
    assertBroken(verdict(new CreateOnlyCheck(), replacing), "replaced the first one's object");
  }

  @Test
  void aSecondCreatorThatReplacesAndIsRefused() throws Exception {
    Storage replacing =
        withSecondPut(
            CreateOnly.EXCLUSIVE,
            (name, payload) -> {
              memory.damage(name, bytes(payload));
              refuse(name);
            });
    assertBroken(verdict(new CreateOnlyCheck(), replacing), "was changed all the same");
  }

  @Test
  void aSecondCreatorThatIsToldALie() throws Exception {
    Storage lying = withSecondPut(CreateOnly.EXCLUSIVE, (_, _) -> {});
    assertBroken(verdict(new CreateOnlyCheck(), lying), "was told that it succeeded, and did not");
  }

  @Test
  void severalWinnersAreRightOnlyWhereTheyAreDeclared() throws Exception {
    SecondPut replace = (name, payload) -> memory.damage(name, bytes(payload));
    assertBroken(
        verdict(new RaceCheck(), withSecondPut(CreateOnly.EXCLUSIVE, replace)),
        "10 races of 8 creators: 10 with several winners");
    assertThat(verdict(new RaceCheck(), withSecondPut(CreateOnly.DETECTABLE, replace)))
        .isEqualTo(
            new Verdict.Held(
                "10 races of 8 creators: 10 with several winners, one of which stayed;"
                    + " detectable, as declared"));
  }

  @Test
  void oneWinnerIsMoreThanDetectable() throws Exception {
    Storage modest = withSecondPut(CreateOnly.DETECTABLE, (name, _) -> refuse(name));
    assertThat(verdict(new RaceCheck(), modest))
        .isEqualTo(
            new Verdict.Held(
                "10 races of 8 creators: one winner each; better than declared, which is"
                    + " detectable"));
  }

  @Test
  void aRaceThatALoserWins() throws Exception {
    Storage mean =
        withSecondPut(
            CreateOnly.DETECTABLE,
            (name, payload) -> {
              memory.damage(name, bytes(payload));
              refuse(name);
            });
    assertBroken(verdict(new RaceCheck(), mean), "the object was none of a winner");
  }

  @Test
  void aRaceThatNobodyWins() throws Exception {
    FaultyStorage unfair =
        new FaultyStorage(memory, Sites.SEED)
            .script(
                Call.every(Verb.PUT),
                Fault.failed(() -> new StorageException.Exists("no reason", null)));
    assertBroken(verdict(new RaceCheck(), unfair), "in race 1 none of 8 creators won");
  }

  @Test
  void nobodyRacesAlone() throws Exception {
    ProbeSettings alone = new ProbeSettings(1, _ -> 16, Optional.empty());
    assertThat(new RaceCheck().examine(Sites.site(memory, clock, alone)))
        .isInstanceOf(Verdict.Unknown.class);
  }

  /** Writes in place: the first half is there before the second is sent. */
  @Test
  void anUploadThatIsSeenInPart() throws Exception {
    Storage inPlace =
        new ForwardingStorage(memory) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            byte[] bytes = bytes(payload);
            super.put(name, Payload.of(Arrays.copyOf(bytes, bytes.length / 2)));
            Sites.announce(payload);
            memory.damage(name, bytes);
          }
        };
    assertBroken(
        verdict(new AtomicCreateCheck(), inPlace),
        "during the upload of 1,048,576 bytes an object of 524,288 was there");
  }

  @Test
  void anUploadThatIsSeenWithOtherBytes() throws Exception {
    Storage reserving =
        new ForwardingStorage(memory) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            super.put(name, Payload.of(new byte[(int) payload.length()]));
            Sites.announce(payload);
            memory.damage(name, bytes(payload));
          }
        };
    assertBroken(verdict(new AtomicCreateCheck(), reserving), "was there with other bytes");
  }

  private Storage leaving(List<ObjectName> listed, boolean stored) {
    return new ForwardingStorage(memory) {
      @Override
      public void put(ObjectName name, Payload payload) throws StorageException {
        try {
          Sites.announce(payload);
        } catch (StorageException e) {
          listed.add(name);
          if (stored) {
            super.put(name, Payload.of(Arrays.copyOf(bytes(payload), 10)));
          }
          throw e;
        }
        super.put(name, payload);
      }

      @Override
      public ListPage list(String prefix, String cursor) throws StorageException {
        return new ListPage(
            listed.stream().map(name -> new ObjectInfo(name, 10, Instant.EPOCH)).toList(), "");
      }
    };
  }

  @Test
  void anUploadThatBrokeOffAndLeftSomething() throws Exception {
    assertBroken(
        verdict(new AtomicCreateCheck(), leaving(new ArrayList<>(), true)),
        "broke off half way left an object");
    assertBroken(
        verdict(new AtomicCreateCheck(), leaving(new ArrayList<>(), false)),
        "broke off half way is listed");
  }

  @Test
  void anUploadThatWentOnWithoutItsSource() throws Exception {
    Storage deaf =
        new ForwardingStorage(memory) {
          @Override
          public void put(ObjectName name, Payload payload) throws StorageException {
            try {
              Sites.announce(payload);
            } catch (StorageException.Permanent ignored) {
              return;
            }
            super.put(name, payload);
          }
        };
    assertBroken(verdict(new AtomicCreateCheck(), deaf), "was told to have succeeded");
  }

  @Test
  void anObjectThatIsNotFoundAtOnce() throws Exception {
    FaultyStorage eventual =
        new FaultyStorage(memory, Sites.SEED)
            .script(
                Call.nth(Verb.INFO, 2),
                Fault.failed(() -> new StorageException.NotFound("not yet", null)));
    assertBroken(
        verdict(new ReadAfterCreateCheck(), eventual), "1 of 10 new objects were not found");
    eventual.assertAllExercised();
  }

  @Test
  void anObjectThatIsReadWithOtherBytes() throws Exception {
    FaultyStorage flipping =
        new FaultyStorage(memory, Sites.SEED)
            .script(Call.nth(Verb.OPEN, 1), new Fault.FlippedBit());
    assertBroken(
        verdict(new ReadAfterCreateCheck(), flipping), "1 of 10 new objects were read with other");
    flipping.assertAllExercised();
  }
}
