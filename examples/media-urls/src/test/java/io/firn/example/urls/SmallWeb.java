package io.firn.example.urls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server inside the test: keeps what is put and gives it back. */
final class SmallWeb implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  SmallWeb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Adds a page and gives its URL. */
  String page(String path, byte[] content) {
    pages.put(path, content);
    return url(path);
  }

  /** Answers all requests for a path with this status; gives the URL. */
  String refused(String path, int status) {
    refusals.put(path, status);
    return url(path);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Map<String, byte[]> pages() {
    return pages;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] sent = exchange.getRequestBody().readAllBytes();
      byte[] page = pages.get(path);
      if (refusals.containsKey(path)) {
        exchange.sendResponseHeaders(refusals.get(path), -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        pages.put(path, sent);
        exchange.sendResponseHeaders(201, -1);
      } else if (page == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        if (!path.startsWith("/unknown-length")) {
          exchange.getResponseHeaders().set("Content-Length", String.valueOf(page.length));
        }
        exchange.sendResponseHeaders(200, -1);
      } else {
        give(exchange, path, page);
      }
    }
  }

  private static void give(HttpExchange exchange, String path, byte[] page) throws IOException {
    // A length of 0 means "in chunks", -1 an empty body.
    long length = path.startsWith("/unknown-length") ? 0 : page.length == 0 ? -1 : page.length;
    boolean broken = path.startsWith("/broken");
    exchange.sendResponseHeaders(200, broken ? page.length * 2L : length);
    if (length >= 0) {
      exchange.getResponseBody().write(page);
      // So that a body that is too short is not dropped together with its head.
      exchange.getResponseBody().flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
