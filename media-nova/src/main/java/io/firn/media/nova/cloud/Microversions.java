package io.firn.media.nova.cloud;

import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.CloudClient;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The microversion that is spoken with each service: the one wanted, or the service's newest when
 * that is older. Each service is asked once. Thread-safe.
 */
final class Microversions {

  /** An address up to its version; a project may follow. */
  private static final Pattern VERSIONED = Pattern.compile("(.*?/v[0-9.]+)(/.*)?");

  private final CloudClient client;
  private final Map<Service, Microversion> known = new ConcurrentHashMap<>();

  Microversions(CloudClient client) {
    this.client = client;
  }

  /** {@link Microversion#NONE} for a service that has none or does not say. */
  Microversion of(Service service, String root) throws CloudException, InterruptedException {
    if (service.wanted().equals(Microversion.NONE)) {
      return Microversion.NONE;
    }
    Microversion found = known.get(service);
    if (found == null) {
      // Two threads may both ask; both hear the same.
      found = lesser(service.wanted(), newest(root));
      known.put(service, found);
    }
    return found;
  }

  private static Microversion lesser(Microversion first, Microversion second) {
    return first.isAtLeast(second) ? second : first;
  }

  private Microversion newest(String root) throws CloudException, InterruptedException {
    Matcher versioned = VERSIONED.matcher(root);
    String place = versioned.matches() ? versioned.group(1) : root;
    HttpAnswer answer = client.send(HttpCall.of("GET", URI.create(place + "/")));
    if (!answer.isSuccess()) {
      return Microversion.NONE;
    }
    Json document = Json.parse(answer.body(), place);
    return Stream.concat(
            Stream.of(document.at("version")), document.at("versions").elements().stream())
        .flatMap(version -> version.at("version").text().stream())
        .flatMap(text -> Microversion.parse(text).stream())
        .max(Microversion::compareTo)
        .orElse(Microversion.NONE);
  }
}
