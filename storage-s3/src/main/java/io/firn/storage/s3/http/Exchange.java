package io.firn.storage.s3.http;

import io.firn.api.http.ArrivingBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request and its answer. For one thread; {@link #abort} may come from any. */
final class Exchange implements ExecutableHttpRequest {

  /** The client writes these itself, by the address and the body, as the SDK has signed them. */
  private static final Set<String> CLIENTS_OWN =
      Set.of("host", "content-length", "expect", "connection", "upgrade");

  /**
   * From this size on it is asked for leave to send ({@code Expect: 100-continue}): a refusal costs
   * a round trip, not a body, and is heard before the connection breaks.
   */
  private static final long ASKS_FIRST = 256 << 10;

  private static final long LOOK_MILLIS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final JavaHttpClient owner;
  private final HttpExecuteRequest request;
  private final Progress progress;
  private volatile CompletableFuture<HttpResponse<ReadableByteChannel>> answer;

  Exchange(JavaHttpClient owner, HttpExecuteRequest request, Outgoing outgoing) {
    this.owner = owner;
    this.request = request;
    this.progress = new Progress(outgoing, System::nanoTime);
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    HttpRequest built = build();
    owner.sent();
    answer = owner.client().sendAsync(built, this::arriving);
    HttpResponse<ReadableByteChannel> response = await();
    owner.answered(response);
    HttpExecuteResponse.Builder result =
        HttpExecuteResponse.builder()
            .response(
                SdkHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .build());
    ReadableByteChannel arriving = response.body();
    InputStream body = Channels.newInputStream(arriving);
    if (isHead()) {
      // To its end, which is here: a connection that is closed before it is not used again.
      body.readAllBytes();
    } else {
      result.responseBody(AbortableInputStream.create(body, () -> abandon(arriving)));
    }
    return result.build();
  }

  /** To a HEAD the server announces a body that does not come. */
  private ArrivingBody arriving(ResponseInfo info) {
    long announced = isHead() ? 0 : info.headers().firstValueAsLong("Content-Length").orElse(-1);
    return new ArrivingBody(announced, owner.idle());
  }

  private boolean isHead() {
    return request.httpRequest().method() == SdkHttpMethod.HEAD;
  }

  /** Ends the connection, unless the body has ended. */
  private static void abandon(ReadableByteChannel body) {
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("closing a body that nobody wants: {}", e.getMessage());
    }
  }

  private HttpRequest build() {
    SdkHttpRequest from = request.httpRequest();
    BodyPublisher body = body(from);
    HttpRequest.Builder to =
        HttpRequest.newBuilder(from.getUri())
            .method(from.method().name(), body)
            .expectContinue(owner.serverGivesLeave() && asksFirst(body));
    from.forEachHeader(
        (name, values) -> {
          if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> to.header(name, value));
          }
        });
    return to.build();
  }

  private static boolean asksFirst(BodyPublisher body) {
    return body.contentLength() >= ASKS_FIRST;
  }

  private BodyPublisher body(SdkHttpRequest from) {
    long length = from.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
    if (length == 0 || request.contentStreamProvider().isEmpty()) {
      return BodyPublishers.noBody();
    }
    ContentStreamProvider content = request.contentStreamProvider().get();
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> progress.watching(content.newStream())), length);
  }

  private HttpResponse<ReadableByteChannel> await() throws IOException {
    while (true) {
      try {
        return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (progress.idleNanos() > owner.idle().toNanos()) {
          answer.cancel(true);
          if (!progress.began()) {
            owner.serverGaveNoLeave();
          }
          throw stalled(e);
        }
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted");
        interrupted.initCause(e);
        throw interrupted;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      }
    }
  }

  private IOException stalled(TimeoutException cause) {
    HttpTimeoutException stalled =
        new HttpTimeoutException("no byte moved for " + owner.idle().toSeconds() + " seconds");
    stalled.initCause(cause);
    return stalled;
  }

  @Override
  public void abort() {
    if (answer != null) {
      answer.cancel(true);
    }
  }
}
