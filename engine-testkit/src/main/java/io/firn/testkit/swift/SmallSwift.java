package io.firn.testkit.swift;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A small Swift inside the JVM, on a port of the loopback; see the package. Thread-safe. */
public final class SmallSwift implements AutoCloseable {

  static {
    // Without it each small answer waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * A request as the server sees it.
   *
   * @param query as it is sent, without the question mark
   */
  public record Request(String method, String path, Optional<String> query, byte[] body) {}

  /** An answer in place of the right one, given to the next requests that fit. */
  private record Fault(Predicate<Request> fits, AtomicInteger left, int status, String body) {}

  private static final String ACCOUNT = "/v1/AUTH_small";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, SmallContainer> containers = new ConcurrentHashMap<>();
  private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
  private final CopyOnWriteArrayList<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile int oldestToken;
  private volatile Duration lag = Duration.ZERO;
  private volatile long largestObject = 5L << 30;

  /** Listens at once. */
  public SmallSwift() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      clientPorts.add(exchange.getRemoteAddress().getPort());
      // What Swift decides before it reads the body: this is why two creators may both succeed.
      Optional<Integer> early = refusal(exchange);
      long length = length(exchange);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (body.length < length) {
        return;
      }
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
              body);
      Optional<Fault> fault = fault(request);
      if (fault.isPresent()) {
        answer(exchange, fault.get().status(), fault.get().body());
      } else if (early.isPresent()) {
        answer(exchange, early.get(), "<html><h1>Refused</h1><p>Really.</p></html>");
      } else {
        route(exchange, request);
      }
    }
  }

  private static long length(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private Optional<Integer> refusal(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith(ACCOUNT)) {
      return Optional.empty();
    }
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
    if (!token.matches("token-[0-9]+") || Integer.parseInt(token.substring(6)) <= oldestToken) {
      return Optional.of(401);
    }
    if (exchange.getRequestMethod().equals("PUT")
        && exchange.getRequestHeaders().getFirst("If-None-Match") != null) {
      String[] parts = path.substring(ACCOUNT.length() + 1).split("/", 2);
      SmallContainer container = containers.get(parts[0]);
      if (container != null && container.has(parts[1])) {
        return Optional.of(412);
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> fault(Request request) {
    for (Fault fault : faults) {
      if (fault.fits().test(request) && fault.left().getAndDecrement() > 0) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void route(HttpExchange exchange, Request request) throws IOException {
    switch (request.path()) {
      case "/v3/auth/tokens" -> keystone(exchange);
      case "/auth/v1.0" -> tempAuth(exchange);
      case "/info" ->
          answer(
              exchange,
              200,
              "{\"swift\": {\"max_file_size\": "
                  + largestObject
                  + "}, \"bulk_delete\": {\"max_deletes_per_request\": 5}}");
      default -> account(exchange, request);
    }
  }

  private void account(HttpExchange exchange, Request request) throws IOException {
    if (request.path().equals(ACCOUNT)) {
      deleteAll(exchange, request);
      return;
    }
    String[] parts = request.path().substring(ACCOUNT.length() + 1).split("/", 2);
    SmallContainer container = containers.get(parts[0]);
    if (parts.length == 1 && request.method().equals("PUT")) {
      String policy = exchange.getRequestHeaders().getFirst("X-Storage-Policy");
      if ("unknown".equals(policy)) {
        answer(exchange, 400, "Invalid X-Storage-Policy 'unknown'");
        return;
      }
      containers.putIfAbsent(parts[0], new SmallContainer(() -> lag));
      answer(exchange, container == null ? 201 : 202, "");
    } else if (container == null) {
      answer(exchange, 404, "<html><h1>Not Found</h1></html>");
    } else if (parts.length == 1) {
      container.answer(exchange, request);
    } else {
      container.answerObject(exchange, request, parts[1]);
    }
  }

  /** Answers 200 whatever it finds, and says the rest in the body. */
  private void deleteAll(HttpExchange exchange, Request request) throws IOException {
    if (!request.query().equals(Optional.of("bulk-delete"))) {
      answer(exchange, 405, "");
      return;
    }
    int deleted = 0;
    int missing = 0;
    for (String line : new String(request.body(), StandardCharsets.UTF_8).split("\n", -1)) {
      String[] parts = URI.create("/" + line).getPath().substring(1).split("/", 2);
      SmallContainer container = containers.get(parts[0]);
      if (container != null && container.remove(parts[1])) {
        deleted++;
      } else {
        missing++;
      }
    }
    // Spaces keep the connection alive while Swift works.
    answer(
        exchange,
        200,
        "  {\"Number Deleted\": %d, \"Number Not Found\": %d, \"Errors\": [],"
                .formatted(deleted, missing)
            + " \"Response Status\": \"200 OK\", \"Response Body\": \"\"}");
  }

  private void keystone(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("X-Subject-Token", "token-" + tokens.incrementAndGet());
    answer(
        exchange,
        201,
        """
        {"token": {"catalog": [{"type": "object-store", "endpoints": [
          {"interface": "public", "region_id": "here", "url": "%s"}]}]}}
        """
            .formatted(address(ACCOUNT)));
  }

  private void tempAuth(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("X-Auth-Token", "token-" + tokens.incrementAndGet());
    // Where the client thinks that this is: there may be a proxy between.
    String host = exchange.getRequestHeaders().getFirst("Host");
    exchange.getResponseHeaders().add("X-Storage-Url", "http://" + host + ACCOUNT);
    answer(exchange, 200, "");
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    answer(exchange, status, text.getBytes(StandardCharsets.UTF_8), 0, -1);
  }

  /** Sends a part of the bytes, from an offset on; all of them for a length of -1. */
  static void answer(HttpExchange exchange, int status, byte[] bytes, int offset, int length)
      throws IOException {
    int count = length < 0 ? bytes.length - offset : length;
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(count));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, count == 0 ? -1 : count);
    try (OutputStream out = exchange.getResponseBody()) {
      if (count > 0) {
        out.write(bytes, offset, count);
      }
    }
  }

  /** The address of a path: {@code /v3} is Keystone, {@code /auth/v1.0} is TempAuth. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Objects are listed, and deleted ones still listed, for so long. */
  public void lags(Duration duration) {
    lag = duration;
  }

  /** What {@code /info} says is the largest object. */
  public void takesObjectsOf(long bytes) {
    largestObject = bytes;
  }

  /** The tokens given so far are refused from now on. */
  public void forgetTokens() {
    oldestToken = tokens.get();
  }

  /** The next so many requests that fit are answered by this. */
  public void answers(Predicate<Request> fits, int times, int status, String body) {
    faults.add(new Fault(fits, new AtomicInteger(times), status, body));
  }

  /** How many were given. */
  public int tokens() {
    return tokens.get();
  }

  /** How many came in so far. */
  public int connections() {
    return clientPorts.size();
  }

  /** A container by its name; null when there is none. */
  public SmallContainer container(String name) {
    return containers.get(name);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
