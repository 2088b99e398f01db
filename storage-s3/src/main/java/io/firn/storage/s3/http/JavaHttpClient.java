package io.firn.storage.s3.http;

import io.firn.api.storage.ServerDate;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client for the SDK. Thread-safe. */
public final class JavaHttpClient implements SdkHttpClient {

  private static final Duration CONNECT = Duration.ofSeconds(15);

  /** As long as servers and the proxies before them take at most before the first byte. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Duration idle;
  private final AtomicLong requests = new AtomicLong();
  private final ServerDate date = new ServerDate();
  private final Set<String> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean serverGivesLeave = true;

  /** The SDK wraps a body in streams of its own, and reads some once more to sign them. */
  private final ScopedValue<Outgoing> current = ScopedValue.newInstance();

  /**
   * Makes no connection yet.
   *
   * @param trust whom to trust in place of the machine's authorities
   */
  public JavaHttpClient(Optional<SSLContext> trust) {
    this(trust, IDLE);
  }

  JavaHttpClient(Optional<SSLContext> trust, Duration idle) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    trust.ifPresent(builder::sslContext);
    this.client = builder.build();
    this.idle = idle;
  }

  /** Makes a call of the SDK; each piece of the body that it sends passes the gate before. */
  public <T> T through(BodyGate gate, Supplier<T> call) {
    Outgoing outgoing = new Outgoing(gate);
    try {
      return ScopedValue.where(current, outgoing).call(call::get);
    } finally {
      outgoing.end();
    }
  }

  HttpClient client() {
    return client;
  }

  Duration idle() {
    return idle;
  }

  /** The server's time of now, from its last answer on. */
  public Optional<Instant> time() {
    return date.estimate();
  }

  /** Whether to ask for leave before a large body, which a few servers never answer. */
  boolean serverGivesLeave() {
    return serverGivesLeave;
  }

  void serverGaveNoLeave() {
    serverGivesLeave = false;
  }

  void sent() {
    requests.incrementAndGet();
  }

  void answered(HttpResponse<?> response) {
    response.connectionLabel().ifPresent(connections::add);
    date.see(response.headers().firstValue("Date"));
  }

  /** The server's time, when an answer told it within the last second. */
  public Optional<Instant> date() {
    return date.ifFresh();
  }

  /** What it took so far, in one line for the log. */
  public String effort() {
    return requests + " requests on " + connections.size() + " connections";
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(
        this, request, current.isBound() ? current.get() : new Outgoing(BodyGate.OPEN));
  }

  @Override
  public String clientName() {
    return "JavaNetHttp";
  }

  /** Ends all connections at once. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
