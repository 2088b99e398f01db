package io.firn.testkit.storage;

import static io.firn.testkit.storage.Samples.bytes;
import static io.firn.testkit.storage.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many threads and clients at once. */
interface ConcurrencyContract extends StorageFixture {

  /** Rounds of the race for one name: enough to lose it by luck when it can be lost. */
  int RACES = 20;

  @Test
  default void ofManyCreatorsOneWins() throws Exception {
    Storage[] clients = {another(), another()};
    for (int race = 0; race < RACES; race++) {
      ObjectName name = ObjectName.of("race/" + race);
      CyclicBarrier start = new CyclicBarrier(threads());
      List<Callable<Boolean>> creators = new ArrayList<>();
      for (int i = 0; i < threads(); i++) {
        Storage client = clients[i % clients.length];
        byte[] bytes = bytes("creator " + i, 20_000 + i);
        creators.add(
            () -> {
              start.await();
              try {
                client.put(name, Payload.of(bytes));
                return true;
              } catch (StorageException.Exists lost) {
                return false;
              }
            });
      }
      judge(name, winners(runAll(creators)), clients);
    }
  }

  private static List<Integer> winners(List<Boolean> created) {
    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < created.size(); i++) {
      if (created.get(i)) {
        winners.add(i);
      }
    }
    return winners;
  }

  private static void judge(ObjectName name, List<Integer> winners, Storage[] clients)
      throws Exception {
    assertThat(winners).as("creators told that they won %s", name).isNotEmpty();
    if (clients[0].createOnly() == CreateOnly.EXCLUSIVE) {
      assertThat(winners).as("creators told that they won %s", name).hasSize(1);
    }
    Samples.settle(clients[0]);
    byte[] stays = read(clients[0], name);
    assertThat(winners)
        .as("the object that stays is whole and one winner's")
        .anyMatch(i -> Arrays.equals(stays, bytes("creator " + i, 20_000 + i)));
    for (Storage client : clients) {
      assertThat(read(client, name)).as("all readers see the same").isEqualTo(stays);
    }
  }

  @Test
  default void manyThreadsShareAClient() throws Exception {
    List<Callable<Boolean>> workers = new ArrayList<>();
    for (int i = 0; i < threads(); i++) {
      int worker = i;
      workers.add(() -> work(worker));
    }
    assertThat(runAll(workers)).doesNotContain(false);
    Samples.settle(storage());
    assertThat(Samples.names(storage(), "work/")).hasSize(threads() * 4);
  }

  /** Creates, reads, lists and deletes among its own names while the others do so among theirs. */
  private Boolean work(int worker) throws Exception {
    Storage storage = storage();
    for (int i = 0; i < 8; i++) {
      ObjectName name = ObjectName.of("work/" + worker + "/" + i);
      byte[] bytes = bytes(name.value(), 1 << (2 * i));
      storage.put(name, Payload.of(bytes));
      assertThat(read(storage, name)).isEqualTo(bytes);
      assertThat(read(storage, name, bytes.length / 2, Storage.TO_END))
          .hasSize(bytes.length - bytes.length / 2);
      Samples.names(storage, "work/" + worker + "/");
      if (i % 2 == 0) {
        storage.delete(name);
      }
    }
    return true;
  }

  private static <T> List<T> runAll(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(tasks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
