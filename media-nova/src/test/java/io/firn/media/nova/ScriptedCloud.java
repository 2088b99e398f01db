package io.firn.media.nova;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firn.media.nova.cloud.Cloud;
import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.http.Trust;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Credentials;
import io.firn.openstack.identity.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cloud inside the JVM whose services answer as a script says: for what real ones cannot be made
 * to do. Its Keystone gives a token to everybody. Remembers what it was asked. Thread-safe.
 */
public final class ScriptedCloud implements AutoCloseable {

  static {
    // Without it each small answer waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * One request as it arrived.
   *
   * @param path from the service on, with its query: {@code /compute/v2.1/servers?name=x}
   */
  public record Asked(String method, String path, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, null when there is none. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** One answer to give. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply of(int status) {
      return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply json(int status, String text) {
      return new Reply(
          status,
          Map.of("Content-Type", "application/json"),
          text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Decides what to answer. */
  @FunctionalInterface
  public interface Script {
    Reply answer(Asked asked) throws IOException;
  }

  private static final Reply UNKNOWN_TOKEN = Reply.of(401);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile int oldestToken = 1;

  /** Listens at once. The services are compute, volume, image and network. */
  public ScriptedCloud(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, script));
    server.start();
  }

  private void handle(HttpExchange exchange, Script script) throws IOException {
    try (exchange) {
      Asked one =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              exchange.getRequestBody().readAllBytes());
      if (one.path().equals("/identity/v3/auth/tokens")) {
        answer(exchange, token("http://" + exchange.getRequestHeaders().getFirst("Host")));
        return;
      }
      asked.add(one);
      answer(exchange, isKnown(one.header("X-Auth-Token")) ? script.answer(one) : UNKNOWN_TOKEN);
    }
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  private boolean isKnown(String token) {
    return token != null
        && token.startsWith("token-")
        && Integer.parseInt(token.substring(6)) >= oldestToken;
  }

  /** With the addresses by which it was asked, so that a proxy in between stays there. */
  private Reply token(String here) {
    String catalogue =
        """
        {"token": {"catalog": [
          {"type": "compute", "endpoints": [%s]},
          {"type": "block-storage", "endpoints": [%s]},
          {"type": "image", "endpoints": [%s]},
          {"type": "network", "endpoints": [%s]}]}}
        """
            .formatted(
                endpoint(here + "/compute/v2.1"),
                endpoint(here + "/volume/v3/4711"),
                endpoint(here + "/image"),
                endpoint(here + "/network"));
    return new Reply(
        201,
        Map.of("X-Subject-Token", "token-" + tokens.incrementAndGet()),
        catalogue.getBytes(StandardCharsets.UTF_8));
  }

  private static String endpoint(String address) {
    return "{\"interface\": \"public\", \"region_id\": \"one\", \"url\": \"%s\"}"
        .formatted(address);
  }

  /** The address of a path here. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Knows none of the tokens any more that it gave. */
  public void forgetTokens() {
    oldestToken = tokens.get() + 1;
  }

  /** All but the logins. */
  public List<Asked> asked() {
    return asked;
  }

  /** The variables by which a user says that this cloud is meant. */
  public Map<String, String> environment() {
    return Map.of(
        "OS_AUTH_URL", address("/identity/v3").toString(),
        "OS_USERNAME", "demo",
        "OS_PASSWORD", "secret",
        "OS_PROJECT_NAME", "demo");
  }

  /** A new connection, to be closed by the caller; waits for nothing between attempts. */
  public Cloud connect() throws CloudException {
    return connect(address("/identity/v3"));
  }

  /** The same by another address of the Keystone here: a proxy's. */
  public static Cloud connect(URI keystone) throws CloudException {
    HttpLimits limits =
        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ZERO);
    HttpConnector connector = new HttpConnector(Trust.DEFAULT, limits, _ -> {});
    Credentials credentials =
        new Credentials.Password(
            keystone,
            new Credentials.Principal(Optional.empty(), Optional.of("demo"), Optional.empty()),
            new Secret("secret"),
            new Credentials.Scope.Unstated());
    return new Cloud(
        new CloudClient(
            new Session(credentials, connector), connector, Optional.empty(), "public"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
