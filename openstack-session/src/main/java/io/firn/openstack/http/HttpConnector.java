package io.firn.openstack.http;

import io.firn.api.http.ArrivingBody;
import io.firn.openstack.CloudException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests on a few connections that are kept alive, as many as there are requests at the
 * same time. Calls that are repeatable are sent again, with growing pauses, when no answer came or
 * one that says so. Thread-safe.
 */
public final class HttpConnector implements AutoCloseable {

  /** A page of 10,000 names in JSON takes some 4 MB; nothing else that is read whole is longer. */
  private static final int MAX_ANSWER = 64 << 20;

  /**
   * From this size on it is asked for leave to send ({@code Expect: 100-continue}): a refusal costs
   * a round trip, not a body, and is heard before the connection breaks. A server that says nothing
   * to that is not asked again.
   */
  private static final long ASKS_FIRST = 256 << 10;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Waits; a test's own takes no time. */
  @FunctionalInterface
  public interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final HttpClient client;
  private final HttpLimits limits;
  private final Pause pause;
  private final HttpCounts counts = new HttpCounts();
  private volatile boolean serverGivesLeave = true;

  /**
   * Makes no connection yet.
   *
   * @throws CloudException.Misconfigured when the CA file cannot be used
   */
  public HttpConnector(Trust trust, HttpLimits limits) throws CloudException.Misconfigured {
    this(trust, limits, Thread::sleep);
  }

  /** As the other one, with a way to wait. */
  public HttpConnector(Trust trust, HttpLimits limits, Pause pause)
      throws CloudException.Misconfigured {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect());
    trust.context().ifPresent(builder::sslContext);
    this.client = builder.build();
    this.limits = limits;
    this.pause = pause;
  }

  public HttpCounts counts() {
    return counts;
  }

  /**
   * Waits until the first piece of a body may go. The head of a short body goes out with it: what
   * is in the head and ages, as a token does, is to be put in after this.
   *
   * @return the call to send, once
   */
  public HttpCall admitted(HttpCall call) throws CloudException, InterruptedException {
    try {
      return call.admitted();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before " + call);
      }
      throw typed(call, e);
    }
  }

  /**
   * Sends and waits for the whole answer, whatever its status.
   *
   * @throws CloudException.Unreachable when there is none
   */
  public HttpAnswer send(HttpCall call) throws CloudException, InterruptedException {
    Duration wait = limits.firstPause();
    for (int attempt = 1; ; attempt++, wait = doubled(wait)) {
      boolean last = !call.repeatable() || attempt == limits.attempts();
      try {
        HttpAnswer answer = sendOnce(call);
        if (last || !answer.isOverload()) {
          return answer;
        }
        pause.sleep(answer.retryAfter().filter(asked -> !isLong(asked)).orElse(wait));
      } catch (CloudException.Unreachable e) {
        if (last) {
          throw e;
        }
        pause.sleep(wait);
      }
      counts.repeats();
    }
  }

  private static Duration doubled(Duration wait) {
    return isLong(wait.multipliedBy(2)) ? LONGEST_PAUSE : wait.multipliedBy(2);
  }

  private static boolean isLong(Duration wait) {
    return wait.compareTo(LONGEST_PAUSE) > 0;
  }

  private HttpAnswer sendOnce(HttpCall call) throws CloudException, InterruptedException {
    var handler =
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER);
    HttpResponse<byte[]> response = exchange(call, handler);
    return new HttpAnswer(response.statusCode(), response.headers(), response.body());
  }

  /** Sends once and opens the body of a success; any other answer is read whole. */
  public HttpDownload open(HttpCall call) throws CloudException, InterruptedException {
    HttpResponse<Body> response = exchange(call, this::body);
    Body body = response.body();
    return new HttpDownload(
        new HttpAnswer(response.statusCode(), response.headers(), body.whole()), body.open());
  }

  private record Body(byte[] whole, Optional<ReadableByteChannel> open) {}

  private HttpResponse.BodySubscriber<Body> body(HttpResponse.ResponseInfo info) {
    if (info.statusCode() / 100 == 2) {
      long announced = info.headers().firstValueAsLong("Content-Length").orElse(-1);
      return HttpResponse.BodySubscribers.mapping(
          new ArrivingBody(announced, limits.idle()),
          channel -> new Body(new byte[0], Optional.of(channel)));
    }
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.limiting(
            HttpResponse.BodySubscribers.ofByteArray(), MAX_ANSWER),
        whole -> new Body(whole, Optional.empty()));
  }

  private <T> HttpResponse<T> exchange(HttpCall call, HttpResponse.BodyHandler<T> handler)
      throws CloudException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + call);
    }
    Progress progress = new Progress(System::nanoTime);
    HttpRequest request = request(call, progress);
    counts.sent();
    HttpResponse<T> response = await(call, client.sendAsync(request, handler), progress);
    response.connectionLabel().ifPresent(counts::answeredBy);
    return response;
  }

  private HttpRequest request(HttpCall call, Progress progress)
      throws CloudException.Misconfigured {
    try {
      long length = call.length();
      var body =
          length == 0
              ? HttpRequest.BodyPublishers.noBody()
              : new BufferPublisher(call, length, progress);
      HttpRequest.Builder builder = HttpRequest.newBuilder(call.address());
      call.headers().forEach(builder::setHeader);
      return builder
          .method(call.method(), body)
          .expectContinue(serverGivesLeave && length >= ASKS_FIRST)
          .build();
    } catch (IllegalArgumentException e) {
      // Its message may have the value of a header, that is a token.
      throw new CloudException.Misconfigured(
          call.address() + " is no address for a request, or a token or name is malformed", null);
    }
  }

  private <T> HttpResponse<T> await(
      HttpCall call, CompletableFuture<HttpResponse<T>> answer, Progress progress)
      throws CloudException, InterruptedException {
    while (true) {
      try {
        return answer.get(LOOK_NANOS, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (progress.idle() > limits.idle().toNanos()) {
          answer.cancel(true);
          if (!progress.began() && call.length() >= ASKS_FIRST) {
            serverGivesLeave = false;
          }
          throw new CloudException.Unreachable(
              "%s: no byte moved for %d seconds".formatted(call, limits.idle().toSeconds()), e);
        }
      } catch (InterruptedException e) {
        answer.cancel(true);
        throw e;
      } catch (ExecutionException e) {
        throw typed(call, e.getCause());
      }
    }
  }

  private static CloudException typed(HttpCall call, Throwable cause) {
    if (isDistrusted(cause)) {
      return new CloudException.Misconfigured(
          "%s: no trusted connection (%s); name the CA file of this cloud"
              .formatted(call, cause.getMessage()),
          cause);
    }
    if (cause instanceof ConnectException) {
      return new CloudException.Unreachable(
          "%s cannot be reached (%s)"
              .formatted(
                  call.address().getAuthority(),
                  isUnresolved(cause) ? "nobody knows this host" : "no connection"),
          cause);
    }
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return cause instanceof IOException
        ? new CloudException.Unreachable(call + " failed: " + reason, cause)
        : new CloudException.Unexpected(call + " failed: " + reason, cause);
  }

  /** Only a certificate: a connection that breaks off under TLS is an SSLException as well. */
  private static boolean isDistrusted(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnresolved(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  /** Ends all connections at once. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
