package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ranges, pages of listings and clocks: seen to be kept, and to be broken in each way. */
final class ReadingTest {

  private final ManualClock clock = new ManualClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 100);

  private Verdict verdict(Obligation obligation, Storage storage) throws StorageException {
    return obligation.examine(Sites.site(storage, clock));
  }

  private static void assertBroken(Verdict verdict, String seen) {
    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    assertThat(verdict.seen()).contains(seen);
  }

  @FunctionalInterface
  private interface Opening {
    ReadableByteChannel open(ObjectName name, long offset, long length) throws StorageException;
  }

  private Storage opening(Opening opening) {
    return new ForwardingStorage(memory) {
      @Override
      public ReadableByteChannel open(ObjectName name, long offset, long length)
          throws StorageException {
        return opening.open(name, offset, length);
      }
    };
  }

  @Test
  void rangesThatAreRight() throws Exception {
    assertThat(verdict(new RangeCheck(), memory))
        .isEqualTo(new Verdict.Held("7 ranges had their bytes, 2 beyond the end were refused"));
  }

  @Test
  void aServerThatPassesOverTheRange() throws Exception {
    assertBroken(
        verdict(new RangeCheck(), opening((name, _, _) -> memory.open(name, 0, Storage.TO_END))),
        "a range of 1 bytes from byte 0 had other bytes");
  }

  @Test
  void aServerThatRefusesTheRestBehindTheEnd() throws Exception {
    Storage strict =
        opening(
            (name, offset, length) -> {
              if (offset == memory.info(name).size()) {
                throw new StorageException.BadRange("nothing there", null);
              }
              return memory.open(name, offset, length);
            });
    assertBroken(verdict(new RangeCheck(), strict), "a range from byte 262157 was refused");
  }

  @Test
  void aServerThatGivesLessThanWasAskedFor() throws Exception {
    Storage lax =
        opening(
            (name, offset, length) -> {
              long rest = Math.max(0, memory.info(name).size() - offset);
              return memory.open(
                  name, Math.min(offset, memory.info(name).size()), Math.min(length, rest));
            });
    assertBroken(
        verdict(new RangeCheck(), lax),
        "a range of 10 bytes from byte 262152 of an object of 262157 was not refused");
  }

  /** What becomes of a page. */
  @FunctionalInterface
  private interface Turning {
    ListPage turn(String cursor, ListPage page);
  }

  private Storage turning(Turning turning) {
    return new ForwardingStorage(memory) {
      @Override
      public ListPage list(String prefix, String cursor) throws StorageException {
        return turning.turn(cursor, super.list(prefix, cursor));
      }
    };
  }

  @Test
  void pagesThatAreRight() throws Exception {
    assertThat(verdict(new ListingPagesCheck(), memory))
        .isEqualTo(new Verdict.Held("1,100 names in order on 11 pages"));
  }

  @Test
  void aPageThatWasNotTurnedIsSaid() throws Exception {
    assertThat(verdict(new ListingPagesCheck(), new InMemoryStorage(clock.right(), 10_000)))
        .isInstanceOf(Verdict.Held.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("on one page; a page holds more, so none was turned");
  }

  @Test
  void aListingThatEndsEarly() throws Exception {
    Storage ending =
        turning((cursor, page) -> cursor.isEmpty() ? page : new ListPage(page.objects(), ""));
    assertBroken(
        verdict(new ListingPagesCheck(), ending), "900 of 1,100 names were not listed after");
  }

  @Test
  void aPageOutOfOrder() throws Exception {
    Storage reversed = turning((_, page) -> new ListPage(page.objects().reversed(), page.next()));
    assertBroken(verdict(new ListingPagesCheck(), reversed), "is listed behind");
  }

  @Test
  void aPageThatLeadsToItself() throws Exception {
    Storage looping =
        turning((cursor, page) -> cursor.isEmpty() ? page : new ListPage(List.of(), cursor));
    assertBroken(verdict(new ListingPagesCheck(), looping), "page 2 leads to itself");
  }

  @Test
  void aListingWithWrongSizes() throws Exception {
    Storage wrong =
        turning(
            (_, page) ->
                new ListPage(
                    page.objects().stream()
                        .map(object -> new ObjectInfo(object.name(), 7, object.modified()))
                        .toList(),
                    page.next()));
    assertBroken(verdict(new ListingPagesCheck(), wrong), "is listed with 7 bytes and has 10");
  }

  @Test
  void aListingWithOthersNames() throws Exception {
    memory.put(ObjectName.of("another"), Payload.of(new byte[1]));
    Storage unfiltered =
        new ForwardingStorage(memory) {
          @Override
          public ListPage list(String prefix, String cursor) throws StorageException {
            return super.list("", cursor);
          }
        };
    assertBroken(verdict(new ListingPagesCheck(), unfiltered), "has another");
  }

  private Storage telling(AtomicInteger calls, List<Duration> differences) {
    return new ForwardingStorage(memory) {
      @Override
      public Instant now() throws StorageException {
        return super.now().plus(differences.get(calls.getAndIncrement() % differences.size()));
      }
    };
  }

  @Test
  void clocksThatAgree() throws Exception {
    assertThat(verdict(new ClockCheck(), memory))
        .isEqualTo(
            new Verdict.Held(
                "its clocks agree (up to 60 s is safe); this machine's is right to within 20 ms"));
  }

  @Test
  void serversWhoseClocksAreFarApart() throws Exception {
    Storage apart = telling(new AtomicInteger(), List.of(Duration.ZERO, Duration.ofMinutes(10)));
    assertBroken(
        verdict(new ClockCheck(), apart), "its clocks are 600 s apart; up to 60 s is safe");
  }

  @Test
  void timesOfObjectsByAnotherClock() throws Exception {
    Storage other = telling(new AtomicInteger(), List.of(Duration.ofMinutes(-3)));
    assertBroken(verdict(new ClockCheck(), other), "its clocks are 180 s apart");
  }

  @Test
  void aMachineWhoseClockIsWrongIsTold() throws Exception {
    ManualClock ahead = new ManualClock(Duration.ofMinutes(7));
    InMemoryStorage storage = new InMemoryStorage(ahead.right(), 100);
    assertThat(new ClockCheck().examine(Sites.site(storage, ahead)))
        .isInstanceOf(Verdict.Held.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("this machine's is 420 s ahead, give or take 20 ms");
  }

  @Test
  void wholeSecondsAreNoDifference() throws Exception {
    Storage whole =
        new ForwardingStorage(memory) {
          @Override
          public Instant now() throws StorageException {
            return Instant.ofEpochSecond(super.now().getEpochSecond());
          }
        };
    assertThat(verdict(new ClockCheck(), whole).seen()).startsWith("its clocks agree");
  }
}
