package io.firn.media.nova;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Passes logins on to a real Keystone and puts another address of one service into the catalogue
 * that it answers: a proxy's. Can revoke the token that it gave last.
 */
public final class KeystoneInBetween implements AutoCloseable {

  private static final String SUBJECT = "X-Subject-Token";

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI keystone;
  private final String replaced;
  private final String replacement;
  private volatile String token;

  /**
   * Listens at once.
   *
   * @param keystone the real one, up to its version
   * @param replaced with what the addresses begin that get another beginning
   */
  public KeystoneInBetween(URI keystone, String replaced, URI replacement) throws IOException {
    this.keystone = keystone;
    this.replaced = replaced;
    this.replacement = replacement.toString();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/tokens", this::login);
    server.start();
  }

  private void login(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(keystone + "/auth/tokens"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      token = answer.headers().firstValue(SUBJECT).orElse("");
      byte[] body = answer.body().replace(replaced, replacement).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add(SUBJECT, token);
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Where to log in. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v3";
  }

  /** Ends the life of the last token. */
  public void revoke() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keystone + "/auth/tokens"))
            .header("X-Auth-Token", token)
            .header(SUBJECT, token)
            .DELETE()
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IOException("the token is not revoked: " + status);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
