package io.firn.testkit.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps what is put, and gives it back. Paths that begin with /chunked give no length; at those
 * that begin with /silent the connection ends without an answer.
 */
final class SmallServer implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  SmallServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.startsWith("/silent")) {
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          objects.put(path, body);
          exchange.sendResponseHeaders(201, -1);
        }
        case "GET" -> {
          byte[] object = objects.getOrDefault(path, new byte[0]);
          exchange.sendResponseHeaders(
              object.length == 0 ? 404 : 200,
              object.length == 0 ? -1 : path.startsWith("/chunked") ? 0 : object.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(object);
          }
        }
        case "HEAD" -> {
          exchange
              .getResponseHeaders()
              .set("Content-Length", String.valueOf(objects.get(path).length));
          exchange.sendResponseHeaders(200, -1);
        }
        default -> exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  boolean has(String path) {
    return objects.containsKey(path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
