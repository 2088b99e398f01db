package io.firn.media.nova.temporary;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Patience;
import io.firn.media.nova.cloud.Patience.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes things and waits until they are gone, kind by kind. A thing that cannot be deleted yet,
 * as a volume that is being read, is asked for again at each look; one whose deletion failed and
 * cannot be asked for again is given up at once. For one thread.
 */
final class Removal {

  /** Of Cinder's volumes and snapshots, whose deletion is then refused. */
  private static final String STUCK = "error_deleting";

  private final Things things;
  private final Guests guests;
  private final Patience patience;
  private final Set<Item> accepted = new HashSet<>();
  private final Set<Item> failed = new HashSet<>();
  private final Map<Item, String> troubles = new LinkedHashMap<>();

  Removal(Things things, Guests guests, Patience patience) {
    this.things = things;
    this.guests = guests;
    this.patience = patience;
  }

  /**
   * Removes all of them.
   *
   * @param limit for all of them, and as long again for each further snapshot, since these may have
   *     to go one by one; of each kind there is one look at least
   * @return what is still there, with the reason
   */
  Map<Item, String> remove(Collection<Item> items, Duration limit) {
    Map<Kind, List<Item>> byKind = new EnumMap<>(Kind.class);
    items.forEach(item -> byKind.computeIfAbsent(item.kind(), _ -> new ArrayList<>()).add(item));
    Map<Item, String> left = new LinkedHashMap<>();
    int rounds = Math.max(1, byKind.getOrDefault(Kind.SNAPSHOT, List.of()).size());
    long end = patience.now() + limit.multipliedBy(rounds).toNanos();
    byKind.forEach(
        (kind, ofKind) -> {
          awaitEnd(kind, ofKind, Duration.ofNanos(end - patience.now()));
          ofKind.forEach(item -> left.put(item, troubles.getOrDefault(item, "not gone in time")));
        });
    return left;
  }

  /** Takes out of the list what is gone. */
  private void awaitEnd(Kind kind, List<Item> items, Duration limit) {
    try {
      patience.await(
          "the removal of temporary things (%s)".formatted(kind.word()),
          limit,
          () -> {
            items.removeIf(this::isGone);
            return failed.containsAll(items)
                ? new Sight.Done<>(true)
                : new Sight.Pending<>(items.size() + " left");
          });
    } catch (MediaException e) {
      items.forEach(item -> troubles.putIfAbsent(item, e.getMessage()));
    } finally {
      items.forEach(guests::end);
    }
  }

  private boolean isGone(Item item) {
    if (failed.contains(item) || !guests.begin(item)) {
      return false;
    }
    boolean gone = look(item);
    if (gone || !accepted.contains(item)) {
      guests.end(item);
    }
    return gone;
  }

  private boolean look(Item item) {
    try {
      if (!accepted.contains(item)) {
        things.delete(item);
        accepted.add(item);
      }
      String state = things.state(item).orElse("");
      if (state.startsWith("error")) {
        accepted.remove(item);
        troubles.put(item, "its state is " + state);
      }
      return state.isEmpty() || state.equals("deleted") || state.equals("DELETED");
    } catch (MediaException.NotFound e) {
      return true;
    } catch (MediaException e) {
      if (isStuck(item)) {
        failed.add(item);
        troubles.put(item, "its state is " + STUCK + ", which only an administrator can reset");
      } else {
        troubles.put(item, e.getMessage());
      }
      return false;
    }
  }

  private boolean isStuck(Item item) {
    try {
      return things.state(item).filter(STUCK::equals).isPresent();
    } catch (MediaException e) {
      return false;
    }
  }
}
