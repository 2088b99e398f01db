package io.firn.media.nova.temporary;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and removes what dead runs left. Thread-safe. */
public final class Reaper {

  /** Of other hosts, of whose processes nothing can be known. */
  public static final Duration DEFAULT_AGE = Duration.ofDays(1);

  private static final Duration REMOVAL = Duration.ofMinutes(10);

  private final Search search;
  private final Things things;
  private final Guests guests;
  private final Patience patience;
  private final Clock clock;

  /**
   * Looks at nothing yet.
   *
   * @param clock for the age of what other hosts made
   */
  public Reaper(Cloud cloud, Patience patience, Clock clock) {
    this.search = new Search(cloud);
    this.things = new Things(cloud);
    this.guests = new Guests(cloud);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Something that a dead run left.
   *
   * @param trouble why it is still there; empty when it is gone or was only looked for
   */
  public record Leftover(Kind kind, String id, String name, Optional<String> trouble) {}

  /** What dead runs of this host left: a quick question, for before a backup. */
  public List<Leftover> reapThisHost() throws MediaException {
    String host = ThisProcess.host();
    return removed(
        search.find(
            Optional.of(host),
            tag -> tag.host().equals(host) && !ThisProcess.lives(tag.process())));
  }

  /**
   * What dead runs of any host left.
   *
   * @param age from which on a run of another host is taken for dead
   * @param dryRun only looks
   */
  public List<Leftover> reapAll(Duration age, boolean dryRun) throws MediaException {
    String host = ThisProcess.host();
    Instant end = clock.instant().minus(age);
    List<Found> dead =
        search
            .find(
                Optional.empty(),
                tag -> !tag.host().equals(host) || !ThisProcess.lives(tag.process()))
            .stream()
            .filter(found -> found.tag().host().equals(host) || found.made().isBefore(end))
            .toList();
    return dryRun ? leftovers(unique(dead), Map.of()) : removed(dead);
  }

  private List<Leftover> removed(List<Found> dead) {
    Map<Item, Found> unique = unique(dead);
    return leftovers(
        unique, new Removal(things, guests, patience).remove(unique.keySet(), REMOVAL));
  }

  private static Map<Item, Found> unique(List<Found> dead) {
    Map<Item, Found> unique = new LinkedHashMap<>();
    dead.forEach(found -> unique.putIfAbsent(found.item(), found));
    return unique;
  }

  private static List<Leftover> leftovers(Map<Item, Found> dead, Map<Item, String> left) {
    return dead.entrySet().stream()
        .map(
            entry ->
                new Leftover(
                    entry.getKey().kind(),
                    entry.getKey().id(),
                    entry.getValue().name(),
                    Optional.ofNullable(left.get(entry.getKey()))))
        .toList();
  }
}
