package io.firn.media.nova.server;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.Images;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.RunTag;
import io.firn.media.nova.volume.VolumeDocuments;
import io.firn.openstack.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the services say about a server, as documents of its snapshot. */
final class ServerDocuments {

  static final String SERVER = "server.json";
  static final String FLAVOR = "flavor.json";

  /** The image that the server was booted from. */
  static final String IMAGE = "image.json";

  /** The image that Nova made of its root disk. */
  static final String ROOT_IMAGE = "root-image.json";

  static final String PORTS = "ports.json";
  static final String NETWORKS = "networks.json";
  static final String SECURITY_GROUPS = "security-groups.json";
  static final String SERVER_GROUPS = "server-groups.json";
  static final String USER_DATA = "user-data";

  private final CloudRun run;
  private final Nova nova;
  private final Neutron neutron;
  private final List<Document> documents = new ArrayList<>();

  ServerDocuments(CloudRun run) {
    this.run = run;
    this.nova = new Nova(run.cloud());
    this.neutron = new Neutron(run.cloud());
  }

  /** Those that tell how the server is set up, as it is now. */
  ServerDocuments describe(ServerFacts server) throws MediaException {
    add(SERVER, server.json());
    add(FLAVOR, flavor(server));
    sourceImage(server);
    network(server);
    List<Json> groups =
        nova.serverGroups().stream().filter(group -> hasMember(group, server.id())).toList();
    add(SERVER_GROUPS, new Json(Map.of("server_groups", groups)));
    userData(server);
    return this;
  }

  /** Those of its disks, once they are known; and all the others. */
  List<Document> with(CapturedServer captured) {
    List<Document> all = new ArrayList<>(documents);
    captured.rootImage().ifPresent(image -> all.add(rootImage(image)));
    all.add(document(VolumeDocuments.VOLUMES, new Json(captured.volumes())));
    all.add(DisksDocument.of(captured.described()));
    return all;
  }

  /** The flavor by its id or name; what the server itself says about it when it is gone. */
  private Json flavor(ServerFacts server) throws MediaException {
    Json embedded = server.flavor();
    Optional<String> id = embedded.at("id").text();
    Optional<String> name = embedded.at("original_name").text();
    return nova.flavors().stream()
        .filter(
            flavor ->
                id.isPresent()
                    ? flavor.at("id").text().equals(id)
                    : flavor.at("name").text().equals(name))
        .findFirst()
        .orElse(embedded);
  }

  private void sourceImage(ServerFacts server) throws MediaException {
    if (server.image().isEmpty()) {
      return;
    }
    try {
      Image image = new Images(run.cloud()).get(server.image().get());
      documents.add(new Document(IMAGE, image.document()));
    } catch (MediaException.NotFound e) {
      report(server, "the image that it was booted from is gone: its description is not kept");
    }
  }

  /** Without what marks it as temporary: that is no part of the server. */
  private static Document rootImage(Image image) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : image.json().names()) {
      if (!RunTag.isOwn(name)) {
        members.put(name, image.json().at(name).value());
      }
    }
    return document(ROOT_IMAGE, new Json(members));
  }

  private void network(ServerFacts server) throws MediaException {
    List<Json> ports = inOrder(neutron.portsOf(server.id()), nova.ports(server.id()));
    Set<String> networkIds = new LinkedHashSet<>();
    Set<String> groupIds = new LinkedHashSet<>();
    for (Json port : ports) {
      port.at("network_id").text().ifPresent(networkIds::add);
      port.at("security_groups").elements().forEach(id -> id.text().ifPresent(groupIds::add));
    }
    List<Json> networks = new ArrayList<>();
    List<Json> subnets = new ArrayList<>();
    for (String id : networkIds) {
      neutron.network(id).ifPresent(networks::add);
      subnets.addAll(neutron.subnetsOf(id));
    }
    List<Json> groups = new ArrayList<>();
    for (String id : groupIds) {
      neutron.securityGroup(id).ifPresent(groups::add);
    }
    add(PORTS, new Json(Map.of("ports", ports)));
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("networks", networks);
    both.put("subnets", subnets);
    add(NETWORKS, new Json(both));
    add(SECURITY_GROUPS, new Json(Map.of("security_groups", groups)));
  }

  /** As the guest has them, which Neutron does not know. */
  private static List<Json> inOrder(List<Json> ports, List<String> ids) {
    return ports.stream()
        .sorted(Comparator.comparingInt(port -> ids.indexOf(port.at("id").text().orElse(""))))
        .toList();
  }

  private static boolean hasMember(Json group, String server) {
    return group.at("members").elements().stream()
        .anyMatch(member -> member.text().filter(server::equals).isPresent());
  }

  private void userData(ServerFacts server) {
    if (server.userData().isPresent()) {
      byte[] content = Base64.getMimeDecoder().decode(server.userData().get());
      documents.add(new Document(USER_DATA, content));
    } else if (!server.isWhole()) {
      report(server, "Nova shows user data to administrators only: if it has any it is not kept");
    }
  }

  private void report(ServerFacts server, String reason) {
    run.context().problems().report(Severity.NOTE, server.toString(), reason);
  }

  private void add(String name, Json json) {
    documents.add(document(name, json));
  }

  private static Document document(String name, Json json) {
    return new Document(name, json.print().getBytes(StandardCharsets.UTF_8));
  }
}
