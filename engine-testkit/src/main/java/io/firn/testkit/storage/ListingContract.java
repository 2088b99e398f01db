package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A listing is ordered, paged, complete after the settle time, and never cut short. */
interface ListingContract extends StorageFixture {

  @Test
  default void aFreshContainerIsEmpty() throws Exception {
    ListPage page = storage().list("", "");
    assertThat(page.objects()).isEmpty();
    assertThat(page.isLast()).isTrue();
    assertThat(storage().list("segments/", "").objects()).isEmpty();
  }

  @Test
  default void severalPagesGiveEveryNameOnceAndInOrder() throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads())) {
      List<Future<?>> puts = new ArrayList<>();
      for (int i = 0; i < listingObjects(); i++) {
        // Spread over folders, and names whose order differs from that of their numbers.
        String name = "list/" + (i % 3) + "/" + Integer.toString(i * 7919, 36);
        expected.add(name);
        puts.add(executor.submit(() -> putEmpty(name)));
      }
      for (Future<?> put : puts) {
        put.get();
      }
    }
    Samples.settle(storage());

    List<String> listed = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      ListPage page = storage().list("list/", cursor);
      page.objects().forEach(object -> listed.add(object.name().value()));
      cursor = page.next();
      pages++;
    } while (!cursor.isEmpty());
    assertThat(listed).containsExactlyElementsOf(expected);
    assertThat(pages).as("pages; raise listingObjects()").isGreaterThan(2);
    assertThat(names(storage(), "list/1/"))
        .containsExactlyElementsOf(
            expected.stream().filter(name -> name.startsWith("list/1/")).toList());
  }

  private Void putEmpty(String name) throws Exception {
    storage().put(ObjectName.of(name), Payload.of(new byte[0]));
    return null;
  }

  @Test
  default void theOrderIsThatOfTheBytesOfTheWholeName() throws Exception {
    // '-' and '.' come before '/', digits and letters after: folders must not sort as names do.
    List<String> ordered =
        List.of("A", "a-/x", "a-b", "a.b", "a/0", "a/a-b", "a/a.b/c", "a/a/b", "a/ab", "a0", "ab");
    for (String name : ordered.reversed()) {
      putEmpty(name);
    }
    Samples.settle(storage());
    assertThat(names(storage(), "")).containsExactlyElementsOf(ordered);
    assertThat(names(storage(), "a/")).containsExactly("a/0", "a/a-b", "a/a.b/c", "a/a/b", "a/ab");
  }

  @Test
  default void aPrefixMayEndInsideAComponent() throws Exception {
    for (String name : List.of("seg/ab/1", "seg/ab/2", "seg/abc", "seg/b", "segments", "x/seg")) {
      putEmpty(name);
    }
    Samples.settle(storage());
    assertThat(names(storage(), "seg/a")).containsExactly("seg/ab/1", "seg/ab/2", "seg/abc");
    assertThat(names(storage(), "seg/ab")).containsExactly("seg/ab/1", "seg/ab/2", "seg/abc");
    assertThat(names(storage(), "seg/ab/")).containsExactly("seg/ab/1", "seg/ab/2");
    assertThat(names(storage(), "seg/ab/1")).containsExactly("seg/ab/1");
    assertThat(names(storage(), "seg"))
        .containsExactly("seg/ab/1", "seg/ab/2", "seg/abc", "seg/b", "segments");
    for (String none : List.of("seg/ab/1/", "seg/c", "nothing/", "/", "../", "./", "seg//")) {
      assertThat(names(storage(), none)).as("prefix '%s'", none).isEmpty();
    }
  }

  @Test
  default void aListingTellsWhatInfoTells() throws Exception {
    for (int size : List.of(0, 1, 5000)) {
      storage().put(ObjectName.of("list/of-" + size), Payload.of(bytes("list", size)));
    }
    Samples.settle(storage());
    for (ObjectInfo object : Samples.objects(storage(), "list/")) {
      ObjectInfo info = storage().info(object.name());
      assertThat(object.size()).isEqualTo(info.size());
      // Some listings carry whole seconds only.
      assertThat(object.modified())
          .isBetween(info.modified().minusSeconds(1), info.modified().plusSeconds(1));
    }
  }

  @Test
  default void deletedObjectsLeaveTheListing() throws Exception {
    Storage other = another();
    putEmpty("list/stays");
    putEmpty("list/goes");
    storage().delete(ObjectName.of("list/goes"));
    Samples.settle(storage());
    assertThat(names(other, "list/")).containsExactly("list/stays");
  }
}
