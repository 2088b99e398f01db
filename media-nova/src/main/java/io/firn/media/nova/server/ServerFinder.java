package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.openstack.http.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the servers that the user means. */
final class ServerFinder {

  private final Nova nova;

  ServerFinder(Nova nova) {
    this.nova = nova;
  }

  /**
   * Their ids, each once, in the order in which they were named.
   *
   * @throws MediaException.NotFound when one of them, or all of a project or a tag, is not there
   */
  List<String> find(ServerSourceOptions wanted) throws MediaException {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : wanted.ids()) {
      ids.add(id(nova.server(id)));
    }
    for (String name : wanted.names()) {
      ids.add(named(name));
    }
    if (!wanted.tags().isEmpty()) {
      String tags = String.join(",", wanted.tags());
      addAll(nova.servers("&tags=" + Nova.encoded(tags)), "with the tags " + tags, ids);
    }
    if (wanted.project().isPresent()) {
      String project = wanted.project().get();
      addAll(inProject(project), "in project " + project, ids);
    }
    return List.copyOf(ids);
  }

  private static String id(Json server) {
    return server.at("id").text().orElse("");
  }

  /** Nova takes a name for a pattern that may match anywhere. */
  private String named(String name) throws MediaException {
    String pattern = "^" + Pattern.compile("[^A-Za-z0-9_-]").matcher(name).replaceAll(".") + "$";
    List<String> found =
        nova.servers("&name=" + Nova.encoded(pattern)).stream()
            .filter(server -> server.at("name").text().equals(Optional.of(name)))
            .map(ServerFinder::id)
            .toList();
    return switch (found.size()) {
      case 0 -> throw new MediaException.NotFound("there is no server named " + name, null);
      case 1 -> found.getFirst();
      default ->
          throw new MediaException.Misconfigured(
              "%d servers are named %s: name one by --nova-inst-id (%s)"
                  .formatted(found.size(), name, String.join(", ", found)),
              null);
    };
  }

  /** All projects are open to administrators only; others see their own. */
  private List<Json> inProject(String project) throws MediaException {
    try {
      return ofProject(
          nova.servers("&all_tenants=True&project_id=" + Nova.encoded(project)), project);
    } catch (MediaException.Denied e) {
      return ofProject(nova.servers(""), project);
    }
  }

  private static List<Json> ofProject(List<Json> servers, String project) {
    return servers.stream()
        .filter(server -> server.at("tenant_id").text().equals(Optional.of(project)))
        .toList();
  }

  private static void addAll(List<Json> servers, String which, Set<String> ids)
      throws MediaException {
    if (servers.isEmpty()) {
      throw new MediaException.NotFound(
          "this user sees no server " + which + " in this cloud", null);
    }
    servers.forEach(server -> ids.add(id(server)));
  }
}
