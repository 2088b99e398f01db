package io.firn.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A probe removes what it made by few requests where the storage can. */
class ProbeSiteTest {

  private final ManualClock clock = new ManualClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock.right(), 10);
  private final List<Integer> bulks = new ArrayList<>();
  private Optional<StorageException> refusal = Optional.empty();

  private final Storage storage =
      new ForwardingStorage(memory) {
        @Override
        public Optional<BulkDelete> bulkDelete() {
          return Optional.of(
              names -> {
                if (refusal.isPresent()) {
                  throw refusal.get();
                }
                bulks.add(names.size());
                InMemoryStorage other = memory.reopen();
                for (ObjectName name : names) {
                  other.delete(name);
                }
              });
        }
      };

  @Test
  void manyObjectsGoByOneRequest() throws Exception {
    ProbeSite site = Sites.site(storage, clock);
    site.create("bulk", new byte[1], 30);
    site.remove(site.names().remaining());
    assertThat(bulks).containsExactly(30);
    assertThat(memory.traffic().requests(Verb.DELETE)).isZero();
    assertThat(memory.list("", "").objects()).isEmpty();
    assertThat(site.names().remaining()).isEmpty();
  }

  @Test
  void whatMayStillBeThereIsRemembered() throws Exception {
    ProbeSite site = Sites.site(storage, clock);
    site.create("bulk", new byte[1], 3);
    refusal = Optional.of(new StorageException.Denied("no", null));
    assertThatThrownBy(() -> site.remove(site.names().remaining())).isSameAs(refusal.get());
    assertThat(site.names().remaining()).hasSize(3);
  }
}
