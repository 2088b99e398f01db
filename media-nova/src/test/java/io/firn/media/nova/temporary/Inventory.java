package io.firn.media.nova.temporary;

import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.media.nova.ScriptedCloud.Script;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Things that can be listed and deleted; some only after others, as snapshots after volumes. */
final class Inventory implements Script {

  private static final Pattern PATH =
      Pattern.compile(
          "/[a-z]+/v[0-9.]+(?:/4711)?/(servers|ports|images|volumes|snapshots)(?:/([^/?]+))?.*");

  private final Map<String, Map<String, Map<String, Object>>> things = new ConcurrentHashMap<>();
  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final Map<String, Integer> lookings = new ConcurrentHashMap<>();

  /** In the order in which they were gone. */
  final List<String> deleted = new CopyOnWriteArrayList<>();

  /** Those whose deletion was accepted while another's was on its way. */
  final List<String> deletedMeanwhile = new CopyOnWriteArrayList<>();

  /** Puts a thing there: {@code volumes}, its id, its name and what its tag says. */
  void add(String kind, String id, String name, Map<String, String> properties) {
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("id", id);
    thing.put("name", name);
    thing.put("status", "available");
    thing.put("created_at", "2026-01-01T00:00:00");
    if (kind.equals("images")) {
      thing.putAll(properties);
    } else {
      thing.put("metadata", properties);
    }
    things.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>()).put(id, thing);
  }

  /** Says more of a thing. */
  void say(String kind, String id, String member, Object value) {
    things.get(kind).get(id).put(member, value);
  }

  void add(String kind, String id) {
    add(kind, id, "some " + id, Map.of());
  }

  /** The first cannot be deleted while the other one is there. */
  void hold(String id, String holder) {
    holders.put(id, holder);
  }

  /** So many deletions of it are refused. */
  void refuse(String id, int times) {
    refusals.put(id, times);
  }

  /** Once its deletion was asked for it is seen so many times before it is gone. */
  void linger(String id, int times) {
    lookings.put(id, times);
  }

  @Override
  public Reply answer(Asked asked) {
    Matcher path = PATH.matcher(asked.path());
    if (!path.matches()) {
      return Reply.json(200, "{\"version\": {\"version\": \"9.9\"}}");
    }
    String kind = path.group(1);
    String id = path.group(2);
    var ofKind = things.getOrDefault(kind, Map.of());
    if (id == null || id.equals("detail")) {
      return Reply.json(200, new Json(Map.of(kind, new ArrayList<>(ofKind.values()))).print());
    }
    Map<String, Object> thing = ofKind.get(id);
    if (thing == null) {
      return Reply.json(404, "{\"itemNotFound\": {\"message\": \"no " + id + "\"}}");
    }
    return asked.method().equals("DELETE") ? delete(ofKind, id) : shown(ofKind, kind, id);
  }

  private Reply delete(Map<String, Map<String, Object>> ofKind, String id) {
    String holder = holders.get(id);
    boolean held =
        holder != null && things.values().stream().anyMatch(each -> each.containsKey(holder));
    if (held || refusals.merge(id, -1, Integer::sum) >= 0) {
      return Reply.json(400, "{\"badRequest\": {\"message\": \"" + id + " is busy\"}}");
    }
    if (things.values().stream()
        .flatMap(each -> each.values().stream())
        .anyMatch(thing -> thing.get("status").equals("deleting"))) {
      deletedMeanwhile.add(id);
    }
    if (lookings.containsKey(id)) {
      ofKind.get(id).put("status", "deleting");
    } else {
      end(ofKind, id);
    }
    return Reply.of(204);
  }

  private void end(Map<String, Map<String, Object>> ofKind, String id) {
    ofKind.remove(id);
    deleted.add(id);
  }

  private Reply shown(Map<String, Map<String, Object>> ofKind, String kind, String id) {
    Map<String, Object> thing = ofKind.get(id);
    boolean going = thing.get("status").equals("deleting");
    if (going && lookings.merge(id, -1, Integer::sum) <= 0) {
      end(ofKind, id);
    }
    Object document =
        kind.equals("images") ? thing : Map.of(kind.substring(0, kind.length() - 1), thing);
    return Reply.json(200, new Json(document).print());
  }
}
