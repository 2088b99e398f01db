package io.firn.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class StorageListingTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final InMemoryStorage storage = new InMemoryStorage(InstantSource.fixed(NOON), 3);

  @Test
  void walksAllPagesInOrder() throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      names.add("index/" + i);
      storage.put(ObjectName.of("index/" + i), Payload.of(new byte[i]));
    }
    storage.put(ObjectName.of("indexes"), Payload.of(new byte[1]));

    assertThat(StorageListing.all(storage, "index/"))
        .extracting(object -> object.name().value())
        .containsExactlyElementsOf(names);
    assertThat(storage.traffic().requests(Verb.LIST)).isEqualTo(4);
  }

  @Test
  void asksForAPageOnlyWhenItIsNeeded() throws Exception {
    for (int i = 0; i < 10; i++) {
      storage.put(ObjectName.of("a" + i), Payload.of(new byte[0]));
    }
    StorageListing listing = StorageListing.of(storage, "");
    assertThat(storage.traffic().requests(Verb.LIST)).isZero();
    listing.next();
    listing.next();
    listing.next();
    assertThat(storage.traffic().requests(Verb.LIST)).isEqualTo(1);
  }

  @Test
  void endsWithAnExceptionWhenAskedTooOften() throws Exception {
    StorageListing listing = StorageListing.of(storage, "");
    assertThat(listing.hasNext()).isFalse();
    assertThatThrownBy(listing::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void goesOnAfterAnEmptyPageInTheMiddle() throws Exception {
    List<ListPage> pages = List.of(page("b", "a"), new ListPage(List.of(), "c"), page("", "d"));
    assertThat(StorageListing.all(new PagedStorage(pages), ""))
        .extracting(object -> object.name().value())
        .containsExactly("a", "d");
  }

  @Test
  void aPageThatGoesBackIsAnError() {
    List<ListPage> pages = List.of(page("m", "a", "m"), page("", "b"));
    assertThatThrownBy(() -> StorageListing.all(new PagedStorage(pages), ""))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("b came after 'm'");
  }

  @Test
  void aCursorThatStandsStillIsAnError() {
    List<ListPage> pages = List.of(page("m", "a"), new ListPage(List.of(), "m"));
    assertThatThrownBy(() -> StorageListing.all(new PagedStorage(pages), ""))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("does not go on");
  }

  @Test
  void aNameOutsideThePrefixIsAnError() {
    assertThatThrownBy(
            () -> StorageListing.all(new PagedStorage(List.of(page("", "keys/a"))), "index/"))
        .isInstanceOf(StorageException.Permanent.class);
  }

  private static ListPage page(String next, String... names) {
    List<ObjectInfo> objects = new ArrayList<>();
    for (String name : names) {
      objects.add(new ObjectInfo(ObjectName.of(name), 1, NOON));
    }
    return new ListPage(objects, next);
  }

  /** Answers with prepared pages, one after the other. */
  private static final class PagedStorage extends ForwardingStorage {
    private final List<ListPage> pages;
    private int asked;

    PagedStorage(List<ListPage> pages) {
      super(new InMemoryStorage());
      this.pages = pages;
    }

    @Override
    public ListPage list(String prefix, String cursor) {
      return pages.get(asked++);
    }
  }
}
