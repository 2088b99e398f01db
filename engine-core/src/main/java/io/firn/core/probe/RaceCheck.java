package io.firn.core.probe;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageReads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/** Of many creators of one name at once, as many win as the storage declares. */
final class RaceCheck implements Obligation {

  /** Enough to see two winners where a race can have them, short on a slow line: 1.3 MB in all. */
  private static final int RACES = 10;

  private static final int SIZE = 16 << 10;

  @Override
  public String name() {
    return "create-race";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    int creators = site.atOnce();
    if (creators < 2) {
      return new Verdict.Unknown("nobody races over one connection; give --connections 2 or more");
    }
    int races = 0;
    int withSeveral = 0;
    long end = site.ration().share(10);
    while (races < RACES && (races == 0 || site.ration().nanosUsed() < end)) {
      ObjectName name = site.names().next("race");
      List<byte[]> payloads =
          IntStream.range(0, creators).mapToObj(creator -> site.bytes(SIZE)).toList();
      List<Boolean> won = race(site, name, payloads);
      races++;
      if (!won.contains(true)) {
        return broken("in race %d none of %d creators won".formatted(races, creators));
      }
      byte[] stays = StorageReads.readObject(site.storage(), name, SIZE);
      boolean ofWinner =
          IntStream.range(0, creators)
              .anyMatch(i -> won.get(i) && Arrays.equals(stays, payloads.get(i)));
      if (!ofWinner) {
        return broken("after race %d the object was none of a winner".formatted(races));
      }
      if (won.indexOf(true) != won.lastIndexOf(true)) {
        withSeveral++;
      }
    }
    return verdict(site.storage().createOnly(), creators, races, withSeveral);
  }

  private static Verdict verdict(CreateOnly declared, int creators, int races, int withSeveral) {
    String tried = "%s of %d creators".formatted(Figures.count(races, "race"), creators);
    if (withSeveral == 0) {
      String level =
          declared == CreateOnly.EXCLUSIVE ? "" : "; better than declared, which is detectable";
      return new Verdict.Held(tried + ": one winner each" + level);
    }
    String seen = "%s: %d with several winners".formatted(tried, withSeveral);
    return declared == CreateOnly.EXCLUSIVE
        ? broken(seen)
        : new Verdict.Held(seen + ", one of which stayed; detectable, as declared");
  }

  private static Verdict broken(String seen) {
    return new Verdict.Broken(
        seen, "keep no repository there: two backups at once could damage each other");
  }

  private static List<Boolean> race(ProbeSite site, ObjectName name, List<byte[]> payloads)
      throws StorageException {
    CyclicBarrier start = new CyclicBarrier(payloads.size());
    List<Together.Job<Boolean>> creators = new ArrayList<>();
    for (byte[] payload : payloads) {
      creators.add(
          () -> {
            await(start);
            try {
              site.storage().put(name, Payload.of(payload));
              return true;
            } catch (StorageException.Exists lost) {
              return false;
            }
          });
    }
    return Together.all(creators, creators.size());
  }

  private static void await(CyclicBarrier start) throws StorageException.Interrupted {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("the probe was interrupted", e);
    }
  }
}
