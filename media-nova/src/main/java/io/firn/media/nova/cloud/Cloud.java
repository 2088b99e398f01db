package io.firn.media.nova.cloud;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.PluginOptions;
import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.config.CloudConfigReader;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpDownload;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Session;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.openstack4j.api.OSClient.OSClientV3;

/** The connection to one cloud for one run. Errors are the engine's. Thread-safe. */
public final class Cloud implements AutoCloseable {

  /** Glance says nothing while its store finishes an upload: twice what a storage is given. */
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(15), Duration.ofMinutes(2), 4, Duration.ofMillis(500));

  private final CloudClient client;
  private final Microversions microversions;
  private final OpenStack4j openStack4j;

  /**
   * A connection; nobody is asked yet.
   *
   * @param client closed with this
   */
  public Cloud(CloudClient client) {
    this.client = client;
    this.microversions = new Microversions(client);
    this.openStack4j = new OpenStack4j(this);
  }

  /**
   * Connects to the cloud that the user means; nobody is asked yet.
   *
   * @param environment gives the value of a variable, null when it is not set
   */
  public static Cloud open(PluginOptions options, UnaryOperator<String> environment)
      throws MediaException {
    try {
      CloudConfig config =
          CloudConfigReader.with(environment).read(MediaCloudOptions.wishes(options));
      HttpConnector connector = new HttpConnector(config.trust(), LIMITS);
      Session session = new Session(config.credentials(), connector);
      return new Cloud(new CloudClient(session, connector, config.region(), config.face()));
    } catch (CloudException e) {
      throw CloudErrors.of(e);
    }
  }

  /**
   * A request to a service, with the microversion that is spoken with it.
   *
   * @param path below the service's version, encoded, with its query: {@code /servers/detail}
   */
  public HttpCall call(Service service, String method, String path) throws MediaException {
    return asking(
        service.name(),
        () -> versioned(service, HttpCall.of(method, URI.create(root(service) + path))));
  }

  /** Whether the cloud has this service at all. */
  public boolean has(Service service) throws MediaException {
    return asking(
        service.name(),
        () -> {
          try {
            return !root(service).isEmpty();
          } catch (CloudException.Misconfigured e) {
            return false;
          }
        });
  }

  /** What {@link #call} speaks; {@link Microversion#NONE} when the service has none. */
  public Microversion microversion(Service service) throws MediaException {
    return asking(service.name(), () -> microversions.of(service, root(service)));
  }

  /**
   * Sends and waits for the whole answer, which is a success.
   *
   * @param what is asked for, for messages
   */
  public HttpAnswer send(HttpCall call, String what) throws MediaException {
    HttpAnswer answer = answer(call);
    if (!answer.isSuccess()) {
      throw CloudErrors.of(answer, what);
    }
    return answer;
  }

  /** Sends and waits for the whole answer, of any status. */
  public HttpAnswer answer(HttpCall call) throws MediaException {
    return asking(call.toString(), () -> client.send(call));
  }

  /** Sends and reads the document that is answered. */
  public Json json(HttpCall call, String what) throws MediaException {
    byte[] document = send(call, what).body();
    return asking(what, () -> Json.parse(document, what));
  }

  /** Sends, once, and opens the body of a success; any other status is answered whole. */
  public HttpDownload open(HttpCall call) throws MediaException {
    return asking(call.toString(), () -> client.open(call));
  }

  /**
   * Asks by openstack4j, in this thread.
   *
   * @param what is asked for, for messages: {@code server 4711}
   * @param question calls one thing and gives its answer; must not start threads that call others
   * @return never null: an error, and an answer without content, is thrown
   */
  public <T> T ask(String what, Function<OSClientV3, T> question) throws MediaException {
    return openStack4j.ask(what, question);
  }

  /** Where paths of a service begin, without a slash at the end. */
  String root(Service service) throws CloudException, InterruptedException {
    CloudException.Misconfigured missing = null;
    for (String type : service.types()) {
      try {
        return service.root(client.address(type).toString());
      } catch (CloudException.Misconfigured e) {
        missing = missing == null ? e : missing;
      }
    }
    throw missing;
  }

  HttpCall versioned(Service service, HttpCall call) throws CloudException, InterruptedException {
    Microversion spoken = microversions.of(service, root(service));
    return spoken.equals(Microversion.NONE)
        ? call
        : call.with("OpenStack-API-Version", service.header() + " " + spoken);
  }

  HttpAnswer sendAsIs(HttpCall call) throws CloudException, InterruptedException {
    return client.send(call);
  }

  /** Something that asks the cloud. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws CloudException, InterruptedException;
  }

  private static <T> T asking(String what, Question<T> question) throws MediaException {
    try {
      return question.ask();
    } catch (CloudException e) {
      throw CloudErrors.of(e);
    } catch (InterruptedException e) {
      throw CloudErrors.interrupted(what, e);
    }
  }

  /** What it took so far, in one line for diagnostics. */
  public String effort() {
    return client.counts() + ", " + client.logins() + " logins";
  }

  @Override
  public void close() {
    client.close();
  }
}
