package io.firn.bench.place;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the plugin cannot: to remove a container of Swift. */
final class TempAuth {

  private TempAuth() {}

  static void removeContainer(Servers server, String container) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> account =
          send(
              client,
              HttpRequest.newBuilder(server.address())
                  .header("X-Auth-User", server.user())
                  .header("X-Auth-Key", server.secret()));
      String url = account.headers().firstValue("X-Storage-Url").orElseThrow();
      String token = account.headers().firstValue("X-Auth-Token").orElseThrow();
      send(
          client,
          HttpRequest.newBuilder(URI.create(url + "/" + container))
              .header("X-Auth-Token", token)
              .DELETE());
    }
  }

  private static HttpResponse<Void> send(HttpClient client, HttpRequest.Builder request)
      throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a container was removed");
    }
  }
}
