package io.firn.media.nova;

import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.media.nova.ScriptedCloud.Script;
import io.firn.openstack.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Neutron with one network, as a real one answered; ports can be made, changed and removed. */
public final class SmallNeutron implements Script {

  private static final Pattern PATH =
      Pattern.compile("/network/v2.0/([a-z-]+)(?:/([^/?]+))?(?:\\?(.*))?");

  private final Recorded recorded;
  private final Map<String, Map<String, Object>> ports = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  SmallNeutron(Recorded recorded) {
    this.recorded = recorded;
    ports.put("port-1", recorded.entry("ports", 0));
  }

  /** A port's document. */
  public Json port(String id) {
    return new Json(ports.get(id));
  }

  /** Ids of the ports that are there. */
  public List<String> ids() {
    return List.copyOf(ports.keySet());
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    Matcher path = PATH.matcher(asked.path());
    if (!path.matches()) {
      return Reply.of(404);
    }
    String id = path.group(2);
    return switch (path.group(1)) {
      case "networks", "subnets", "security-groups" -> {
        String member = path.group(1).replace('-', '_');
        yield json(200, Map.of(member, recorded.list(member)));
      }
      case "ports" -> id == null ? all(asked, String.valueOf(path.group(3))) : one(asked, id);
      default -> Reply.of(404);
    };
  }

  private Reply all(Asked asked, String query) throws IOException {
    if (asked.method().equals("POST")) {
      Map<String, Object> port =
          new ConcurrentHashMap<>(Map.of("id", "made-" + made.incrementAndGet()));
      change(port, asked);
      ports.put((String) port.get("id"), port);
      return json(201, Map.of("port", port));
    }
    return json(
        200, Map.of("ports", ports.values().stream().filter(p -> meant(p, query)).toList()));
  }

  private static boolean meant(Map<String, Object> port, String query) {
    if (query.contains("device_id=")) {
      return query.contains("device_id=" + port.get("device_id"));
    }
    if (query.contains("description=firn")) {
      return String.valueOf(port.get("description")).startsWith("firn");
    }
    return query.contains(String.valueOf(port.get("mac_address")).replace(":", "%3A"))
        || (query.contains("fixed_ips") && port.containsKey("fixed_ips"));
  }

  private Reply one(Asked asked, String id) throws IOException {
    Map<String, Object> port = ports.get(id);
    if (port == null) {
      return Reply.json(404, "{\"NeutronError\": {\"message\": \"no " + id + "\"}}");
    }
    switch (asked.method()) {
      case "PUT" -> change(port, asked);
      case "DELETE" -> {
        ports.remove(id);
        return Reply.of(204);
      }
      default -> {}
    }
    return json(200, Map.of("port", port));
  }

  private static void change(Map<String, Object> port, Asked asked) throws IOException {
    Json wanted = Json.parse(asked.body(), "a port").at("port");
    List<String> members = new ArrayList<>(wanted.names());
    members.forEach(member -> port.put(member, wanted.at(member).value()));
  }

  private static Reply json(int status, Object document) {
    return Reply.json(status, new Json(document).print());
  }
}
