package io.firn.example.urls;

import io.firn.api.media.MediaException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Three requests, with the answers as the engine's types. Safe for many threads. */
final class Web implements AutoCloseable {

  private final HttpClient client;
  private final Duration timeout;

  /**
   * No connection yet.
   *
   * @param timeout for the head of each answer; a body may take as long as it goes on
   */
  Web(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** The length that the server gives before it is asked for the content, if it does. */
  OptionalLong length(HttpUrl url) throws MediaException {
    HttpRequest head = request(url).HEAD().build();
    return length(send(url, head, BodyHandlers.discarding()));
  }

  /** The content; the caller closes its body. */
  HttpResponse<InputStream> get(HttpUrl url) throws MediaException {
    return send(url, request(url).GET().build(), BodyHandlers.ofInputStream());
  }

  void put(HttpUrl url, Path content) throws MediaException {
    HttpRequest put;
    try {
      put = request(url).PUT(BodyPublishers.ofFile(content)).build();
    } catch (FileNotFoundException e) {
      throw new MediaException.Failed(content + " is gone before it was sent to " + url, e);
    }
    send(url, put, BodyHandlers.discarding());
  }

  static OptionalLong length(HttpResponse<?> response) {
    return response.headers().firstValueAsLong("content-length");
  }

  private HttpRequest.Builder request(HttpUrl url) {
    return HttpRequest.newBuilder(url.uri()).timeout(timeout);
  }

  private <T> HttpResponse<T> send(HttpUrl url, HttpRequest request, BodyHandler<T> handler)
      throws MediaException {
    HttpResponse<T> response;
    try {
      response = client.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted(url + ": interrupted", e);
    } catch (IOException e) {
      throw failed(url, e);
    }
    if (response.statusCode() / 100 == 2) {
      return response;
    }
    if (response.body() instanceof InputStream body) {
      close(body);
    }
    throw refused(url, response.statusCode());
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // The status says what is wrong; what becomes of the page that explains it does not count.
    }
  }

  private static MediaException refused(HttpUrl url, int status) {
    String message = url + ": the server answers " + status;
    return switch (status) {
      case 401, 403 -> new MediaException.Denied(message, null);
      case 404, 410 -> new MediaException.NotFound(message, null);
      case 408, 429, 500, 502, 503, 504 -> new MediaException.Transient(message, null);
      case 507 -> new MediaException.Full(message, null);
      default -> new MediaException.Failed(message, null);
    };
  }

  /** An error on the way, whatever the request. */
  static MediaException failed(HttpUrl url, IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new MediaException.Interrupted(url + ": interrupted", e);
    }
    String reason = e instanceof HttpTimeoutException ? "no answer in time" : reason(e);
    return new MediaException.Transient(url + ": " + reason, e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "the connection failed" : e.getMessage();
  }

  /** Does not wait for bodies that nobody reads any more. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
