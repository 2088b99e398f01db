package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of Nova. Thread-safe. */
final class Nova {

  private static final int PAGE = 500;

  private final Cloud cloud;

  Nova(Cloud cloud) {
    this.cloud = cloud;
  }

  /** A server's whole document. */
  Json server(String id) throws MediaException {
    return get("/servers/" + encoded(id), "server " + id).at("server");
  }

  /**
   * Whole documents of servers.
   *
   * @param filter as a query: {@code &name=...}; empty for all that the token sees
   */
  List<Json> servers(String filter) throws MediaException {
    List<Json> all = new ArrayList<>();
    String marker = "";
    while (true) {
      String path = "/servers/detail?limit=" + PAGE + filter + marker;
      List<Json> page = get(path, "list of servers").at("servers").elements();
      all.addAll(page);
      // A cloud may give fewer than asked for, so only an empty page is the end.
      if (page.isEmpty()) {
        return all;
      }
      marker = "&marker=" + encoded(page.getLast().at("id").text().orElse(""));
    }
  }

  /** Volumes of a server: {@code volumeId}, {@code device}, {@code delete_on_termination}. */
  List<Json> attachments(String server) throws MediaException {
    return get("/servers/" + server + "/os-volume_attachments", "volumes of server " + server)
        .at("volumeAttachments")
        .elements();
  }

  /** Ids of a server's ports, in the order in which the guest has them. */
  List<String> ports(String server) throws MediaException {
    return get("/servers/" + server + "/os-interface", "ports of server " + server)
        .at("interfaceAttachments")
        .elements()
        .stream()
        .flatMap(each -> each.at("port_id").text().stream())
        .toList();
  }

  /** All flavors that this project may use. */
  List<Json> flavors() throws MediaException {
    return get("/flavors/detail", "flavors").at("flavors").elements();
  }

  /** Names of the user's key pairs. */
  List<String> keypairs() throws MediaException {
    return get("/os-keypairs", "key pairs").at("keypairs").elements().stream()
        .flatMap(pair -> pair.at("keypair").at("name").text().stream())
        .toList();
  }

  /** The server groups of the project. */
  List<Json> serverGroups() throws MediaException {
    return get("/os-server-groups", "server groups").at("server_groups").elements();
  }

  /** Names of the zones in which servers can be. */
  List<String> zones() throws MediaException {
    return get("/os-availability-zone", "availability zones")
        .at("availabilityZoneInfo")
        .elements()
        .stream()
        .flatMap(zone -> zone.at("zoneName").text().stream())
        .toList();
  }

  /** Asks for a snapshot of the server; returns the id of its image, which is filled later. */
  String makeImage(String server, String name, Map<String, String> properties)
      throws MediaException {
    Map<String, Object> image = Map.of("name", name, "metadata", properties);
    String what = "snapshot of server " + server;
    HttpAnswer answer =
        cloud.send(posting("/servers/" + server + "/action", Map.of("createImage", image)), what);
    return imageId(answer)
        .orElseThrow(() -> new MediaException.Failed(what + ": Nova does not say its id", null));
  }

  /** In the body since 2.45, before that behind the address in a header. */
  private static Optional<String> imageId(HttpAnswer answer) throws MediaException {
    Optional<String> address = answer.header("Location");
    if (address.isPresent()) {
      return address.map(text -> text.substring(text.lastIndexOf('/') + 1));
    }
    try {
      return Json.parse(answer.body(), "Nova's answer").at("image_id").text();
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }

  /** Asks for a server; returns its id. */
  String boot(Map<String, Object> request) throws MediaException {
    String what = "boot of the server";
    return cloud
        .json(posting("/servers", request), what)
        .at("server")
        .at("id")
        .text()
        .orElseThrow(() -> new MediaException.Failed(what + ": Nova does not say its id", null));
  }

  /** Puts these in place of all its metadata. */
  void setMetadata(String server, Map<String, String> metadata) throws MediaException {
    put(server, "/metadata", Map.of("metadata", metadata));
  }

  /** Puts these in place of all its tags. */
  void setTags(String server, List<String> tags) throws MediaException {
    put(server, "/tags", Map.of("tags", tags));
  }

  private void put(String server, String path, Map<String, ?> body) throws MediaException {
    cloud.send(
        cloud
            .call(Service.COMPUTE, "PUT", "/servers/" + encoded(server) + path)
            .withText("application/json", new Json(body).print())
            .again(),
        "server " + server);
  }

  private HttpCall posting(String path, Map<String, ?> body) throws MediaException {
    return cloud
        .call(Service.COMPUTE, "POST", path)
        .withText("application/json", new Json(body).print());
  }

  private Json get(String path, String what) throws MediaException {
    return cloud.json(cloud.call(Service.COMPUTE, "GET", path), what);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
