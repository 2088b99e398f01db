package io.firn.storage.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Answers as its script says, and remembers what it was asked. */
final class ScriptedS3 implements AutoCloseable {

  static final Reply EMPTY_LISTING =
      new Reply(
          200,
          Map.of(),
          "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>");

  /** One request as it arrived. */
  record Asked(String method, URI target, Headers headers, byte[] body) {

    String header(String name) {
      return headers.getFirst(name);
    }

    boolean isListing() {
      return method.equals("GET") && String.valueOf(target.getQuery()).contains("list-type");
    }
  }

  /** One answer to give. */
  record Reply(int status, Map<String, String> headers, String body) {

    static Reply of(int status) {
      return new Reply(status, Map.of(), "");
    }

    /** A refusal with a code, and words that a message may or may not repeat. */
    static Reply refusal(int status, String code, String words) {
      return new Reply(
          status,
          Map.of(),
          "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, words));
    }

    Reply with(String header, String value) {
      return new Reply(status, Map.of(header, value), body);
    }
  }

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  ScriptedS3(Function<Asked, Reply> script) throws IOException {
    this(script, HttpServer.create());
  }

  /** By TLS. */
  ScriptedS3(Function<Asked, Reply> script, SSLContext identity) throws IOException {
    this(script, secure(identity));
  }

  private static HttpsServer secure(SSLContext identity) throws IOException {
    HttpsServer secure = HttpsServer.create();
    secure.setHttpsConfigurator(new HttpsConfigurator(identity));
    return secure;
  }

  private ScriptedS3(Function<Asked, Reply> script, HttpServer server) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> handle(exchange, script));
    server.start();
  }

  private void handle(HttpExchange exchange, Function<Asked, Reply> script) throws IOException {
    try (exchange) {
      Asked one =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes());
      asked.add(one);
      Reply reply = script.apply(one);
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] text = reply.body().getBytes(StandardCharsets.UTF_8);
      boolean silent = text.length == 0 || one.method().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), silent ? -1 : text.length);
      if (!silent) {
        exchange.getResponseBody().write(text);
      }
    }
  }

  URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
