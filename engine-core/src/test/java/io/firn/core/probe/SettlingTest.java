package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lags of listings and deletions, against what is declared. */
final class SettlingTest {

  private final ManualClock clock = new ManualClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 1000);

  /** A listing that hides what is younger than {@code lag}. */
  private Storage lagging(Duration declared, Duration lag) {
    return new ForwardingStorage(memory) {
      @Override
      public Duration settleTime() {
        return declared;
      }

      @Override
      public ListPage list(String prefix, String cursor) throws StorageException {
        ListPage page = super.list(prefix, cursor);
        return new ListPage(
            page.objects().stream()
                .filter(object -> !object.modified().plus(lag).isAfter(clock.right().instant()))
                .toList(),
            page.next());
      }
    };
  }

  private Verdict lag(Duration declared, Duration lag) throws StorageException {
    return new ListingLagCheck().examine(Sites.site(lagging(declared, lag), clock));
  }

  @Test
  void whatIsListedAtOnce() throws Exception {
    assertThat(lag(Duration.ZERO, Duration.ZERO))
        .isEqualTo(new Verdict.Held("8 new objects were listed at once (declared: at once)"));
  }

  @Test
  void aLagAsDeclared() throws Exception {
    assertThat(lag(Duration.ofMinutes(1), Duration.ofSeconds(3)))
        .isEqualTo(
            new Verdict.Held("8 new objects were listed after 3.3 s (declared: within 60 s)"));
  }

  @Test
  void aLagWhereNoneIsDeclaredNamesTheOption() throws Exception {
    assertThat(lag(Duration.ZERO, Duration.ofMillis(100)))
        .isEqualTo(
            new Verdict.Broken(
                "8 new objects were listed after 140 ms only (declared: at once)",
                "give --x-settle-time 60s or more"));
  }

  @Test
  void aLagLongerThanDeclared() throws Exception {
    assertThat(lag(Duration.ofSeconds(2), Duration.ofMillis(3500)))
        .isInstanceOf(Verdict.Broken.class);
    assertThat(lag(Duration.ofSeconds(2), Duration.ofHours(1)))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("were not listed after");
  }

  @Test
  void aLagThatThereWasNoTimeToSee() throws Exception {
    assertThat(lag(Duration.ofMinutes(1), Duration.ofSeconds(50)))
        .isInstanceOf(Verdict.Unknown.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("look for longer with --duration");
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void pagesThatLag() throws Exception {
    Storage storage = lagging(Duration.ofMinutes(1), Duration.ofSeconds(50));
    assertThat(new ListingPagesCheck().examine(Sites.site(storage, clock)))
        .isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void withoutAnOptionTheAdviceIsAnother() throws Exception {
    ProbeSettings settings = new ProbeSettings(16, _ -> 16, Optional.empty());
    Storage storage = lagging(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(new ListingLagCheck().examine(Sites.site(storage, clock, settings)))
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> assertThat(broken.advice()).contains("nothing can declare that it lags"));
  }

  @Test
  void deletionsThatHappen() throws Exception {
    assertThat(new DeleteCheck().examine(Sites.site(memory, clock)))
        .isEqualTo(new Verdict.Held("4 deleted objects were gone at once (declared: at once)"));
  }

  @Test
  void deletionsThatDoNotHappen() throws Exception {
    Storage keeping =
        new ForwardingStorage(memory) {
          @Override
          public void delete(ObjectName name) {}
        };
    assertThat(new DeleteCheck().examine(Sites.site(keeping, clock)))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::seen)
        .asString()
        .contains("4 deleted objects were not gone after");
  }

  @Test
  void aSecondDeletionThatIsAnError() throws Exception {
    Storage strict =
        new ForwardingStorage(memory) {
          @Override
          public void delete(ObjectName name) throws StorageException {
            info(name);
            super.delete(name);
          }
        };
    assertThat(new DeleteCheck().examine(Sites.site(strict, clock)))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::seen)
        .asString()
        .startsWith("deleting what is gone is an error");
  }
}
