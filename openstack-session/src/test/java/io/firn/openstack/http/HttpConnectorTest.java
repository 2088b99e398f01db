package io.firn.openstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.openstack.CloudException;
import io.firn.openstack.ScriptedServer;
import io.firn.openstack.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpConnectorTest {

  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(700), 3, Duration.ofSeconds(2));

  private final List<Duration> pauses = new ArrayList<>();

  private HttpConnector connector() throws CloudException {
    return new HttpConnector(Trust.DEFAULT, SHORT, pauses::add);
  }

  @Test
  void buffersOfEveryKindArriveWhole() throws Exception {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    List<ByteBuffer> body =
        List.of(
            ByteBuffer.allocateDirect(2 << 20).put(bytes, 0, 2 << 20).flip(),
            ByteBuffer.allocate(0),
            ByteBuffer.wrap(bytes, 2 << 20, 1 << 20).asReadOnlyBuffer());
    try (var server = new ScriptedServer(asked -> Reply.of(201));
        var connector = connector()) {
      HttpCall call = HttpCall.of("PUT", server.address("/x")).with(body);
      for (int i = 0; i < 2; i++) {
        assertThat(connector.send(call).status()).isEqualTo(201);
        assertThat(server.asked().get(i).body()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void everyByteOfABodyPassesItsGate() throws Exception {
    List<Integer> passed = new CopyOnWriteArrayList<>();
    try (var server = new ScriptedServer(asked -> Reply.of(201));
        var connector = connector()) {
      HttpCall call =
          HttpCall.of("PUT", server.address("/x"))
              .with(List.of(ByteBuffer.allocate(600_000), ByteBuffer.allocate(1)));
      assertThat(connector.send(call.through(passed::add)).status()).isEqualTo(201);
      assertThat(passed).containsExactly(256 << 10, 256 << 10, 600_000 - (512 << 10), 1);
    }
  }

  /** Pieces of one kilobyte, of which the last is the 700th. */
  private static HttpBody.Pieces kilobytes() {
    AtomicInteger given = new AtomicInteger();
    return () -> {
      int number = given.getAndIncrement();
      if (number == 700) {
        return null;
      }
      byte[] piece = new byte[1000];
      Arrays.fill(piece, (byte) number);
      return ByteBuffer.wrap(piece);
    };
  }

  private static HttpBody streamed(HttpBody.Pieces pieces) {
    return new HttpBody() {
      @Override
      public long length() {
        return 700_000;
      }

      @Override
      public Pieces open() {
        return pieces == null ? kilobytes() : pieces;
      }
    };
  }

  @Test
  void aBodyIsReadWhileItGoesAndFromItsStartEachTime() throws Exception {
    try (var server = new ScriptedServer(asked -> Reply.of(pauses.isEmpty() ? 503 : 201));
        var connector = connector()) {
      HttpCall call = HttpCall.of("PUT", server.address("/x")).with(streamed(null)).again();
      assertThat(connector.send(call).status()).isEqualTo(201);
      assertThat(server.asked())
          .hasSize(2)
          .allSatisfy(
              asked -> {
                assertThat(asked.header("Content-length")).isEqualTo("700000");
                assertThat(asked.body()).hasSize(700_000).endsWith((byte) 699);
              });
    }
  }

  @Test
  void aBodyThatCannotBeReadToItsEndEndsTheRequest() throws Exception {
    try (var server = new ScriptedServer(asked -> Reply.of(201));
        var connector = connector()) {
      HttpBody.Pieces good = kilobytes();
      AtomicInteger given = new AtomicInteger();
      HttpBody broken =
          streamed(
              () -> {
                if (given.incrementAndGet() == 300) {
                  throw new IOException("the content is damaged");
                }
                return good.next();
              });
      HttpCall call = HttpCall.of("PUT", server.address("/x")).with(broken);
      assertThatThrownBy(() -> connector.send(call))
          .isInstanceOf(CloudException.Unreachable.class)
          .hasMessageContaining("the content is damaged");
      assertThat(given).hasValue(300);
    }
  }

  @Test
  void aGateThatClosesEndsTheRequest() throws Exception {
    try (var server = new ScriptedServer(asked -> Reply.of(201));
        var connector = connector()) {
      HttpCall call =
          HttpCall.of("PUT", server.address("/x"))
              .with(List.of(ByteBuffer.allocate(10)))
              .through(
                  bytes -> {
                    throw new IOException("closed by the gate");
                  });
      assertThatThrownBy(() -> connector.send(call.once()))
          .isInstanceOf(CloudException.Unreachable.class)
          .hasMessageContaining("closed by the gate");
    }
  }

  @Test
  void aRepeatableCallSendsTheWholeBodyAgain() throws Exception {
    try (var server =
            new ScriptedServer(
                asked -> Reply.of(asked.header("X-try") == null || pauses.size() < 2 ? 503 : 201));
        var connector = connector()) {
      HttpCall call =
          HttpCall.of("PUT", server.address("/x")).with("X-Try", "1").withText("text/plain", "all");
      assertThat(connector.send(call.again()).status()).isEqualTo(201);
      assertThat(server.asked())
          .extracting(ScriptedServer.Asked::text)
          .containsOnly("all")
          .hasSize(3);
      assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(connector.counts().requests()).isEqualTo(3);
      assertThat(connector.counts().repeated()).isEqualTo(2);
    }
  }

  @Test
  void aCallThatIsNotRepeatableIsSentOnce() throws Exception {
    try (var server = new ScriptedServer(asked -> Reply.of(503));
        var connector = connector()) {
      assertThat(connector.send(HttpCall.of("PUT", server.address("/x"))).status()).isEqualTo(503);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void theServerSaysHowLongToWait() throws Exception {
    try (var server =
            new ScriptedServer(
                asked ->
                    pauses.isEmpty()
                        ? new Reply(429, Map.of("Retry-After", "7"), "slow down")
                        : Reply.of(204));
        var connector = connector()) {
      assertThat(connector.send(HttpCall.of("GET", server.address("/"))).status()).isEqualTo(204);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void manyRequestsShareAConnection() throws Exception {
    try (var server = new ScriptedServer(asked -> new Reply(200, Map.of(), "answer"));
        var connector = connector()) {
      for (int i = 0; i < 20; i++) {
        connector.send(HttpCall.of("PUT", server.address("/" + i)).withText("text/plain", "x"));
      }
      assertThat(connector.counts().requests()).isEqualTo(20);
      assertThat(connector.counts().connections()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatSaysNothingIsLeft() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = connector()) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> connector.send(HttpCall.of("GET", address).once()))
          .isInstanceOf(CloudException.Unreachable.class)
          .hasMessageContaining("no byte moved");
    }
  }

  /** Asked for leave to send a large body, it waits for the body. */
  @Test
  void aServerThatGivesNoLeaveIsNotAskedAgain() throws Exception {
    byte[] body = new byte[1 << 20];
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = connector()) {
      CompletableFuture<Socket> deaf = answer(server, "");
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      HttpCall call = HttpCall.of("PUT", address).with(List.of(ByteBuffer.wrap(body)));
      assertThatThrownBy(() -> connector.send(call)).isInstanceOf(CloudException.Unreachable.class);
      deaf.get().close();
      CompletableFuture<Socket> hears =
          answer(server, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", body.length);
      assertThat(connector.send(call).status()).isEqualTo(201);
      hears.get().close();
    }
  }

  @Test
  void nobodyThereIsTriedAgainAndThenSaid() throws Exception {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (var connector = connector()) {
      URI address = URI.create("http://127.0.0.1:" + port + "/");
      assertThatThrownBy(() -> connector.send(HttpCall.of("GET", address)))
          .isInstanceOf(CloudException.Unreachable.class)
          .hasMessage("127.0.0.1:" + port + " cannot be reached (no connection)");
      assertThat(pauses).hasSize(2);
      assertThatThrownBy(() -> connector.send(HttpCall.of("GET", URI.create("http://x.invalid/"))))
          .hasMessage("x.invalid cannot be reached (nobody knows this host)");
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = new HttpConnector(Trust.DEFAULT, HttpLimits.DEFAULT)) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      connector.send(HttpCall.of("GET", address));
                    } catch (CloudException | InterruptedException e) {
                      ended.complete(e);
                    }
                  });
      silent.accept().close();
      silent.accept();
      waiting.interrupt();
      assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aBodyThatEndsEarlyIsAnErrorAndNoEnd() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = connector()) {
      String early = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";
      CompletableFuture<Socket> answered = answer(server, early);
      ReadableByteChannel body = open(connector, server);
      answered.get().close();
      assertThatThrownBy(() -> drain(body)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBodyThatStopsIsLeft() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = connector()) {
      CompletableFuture<Socket> kept =
          answer(server, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx");
      ReadableByteChannel body = open(connector, server);
      assertThatThrownBy(() -> drain(body)).hasMessageContaining("no byte came");
      kept.get().close();
    }
  }

  @Test
  void anInterruptedReaderIsTold() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var connector = connector()) {
      CompletableFuture<Socket> kept =
          answer(server, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
      ReadableByteChannel body = open(connector, server);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> drain(body)).isInstanceOf(ClosedByInterruptException.class);
      assertThat(Thread.interrupted()).isTrue();
      kept.get().close();
    }
  }

  @Test
  void whatIsNotASuccessIsNoBody() throws Exception {
    try (var server = new ScriptedServer(asked -> new Reply(404, Map.of(), "<h1>Not Found</h1>"));
        var connector = connector()) {
      HttpDownload download = connector.open(HttpCall.of("GET", server.address("/x")));
      assertThat(download.open()).isEmpty();
      assertThat(download.answer().reason()).isEqualTo("status 404: Not Found");
    }
  }

  @Test
  void noMessageHasAToken() throws Exception {
    HttpCall call =
        HttpCall.of("GET", URI.create("http://127.0.0.1:1/")).with("X-Auth-Token", "geheim");
    assertThat(call.toString()).doesNotContain("geheim");
    try (var connector = connector()) {
      assertThatThrownBy(() -> connector.send(call)).message().doesNotContain("geheim");
      HttpCall malformed = call.with("X-Auth-Token", "geheim\n");
      assertThatThrownBy(() -> connector.send(malformed))
          .isInstanceOf(CloudException.Misconfigured.class)
          .hasNoCause()
          .message()
          .doesNotContain("geheim");
    }
  }

  private static ReadableByteChannel open(HttpConnector connector, ServerSocket server)
      throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    return connector.open(HttpCall.of("GET", address)).open().orElseThrow();
  }

  private static void drain(ReadableByteChannel body) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(16);
    while (body.read(buffer.clear()) >= 0) {}
  }

  private static CompletableFuture<Socket> answer(ServerSocket server, String text) {
    return answer(server, text, 10);
  }

  /** Says this to the first that comes, when it has sent so many bytes. */
  private static CompletableFuture<Socket> answer(ServerSocket server, String text, int after) {
    CompletableFuture<Socket> answered = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Socket socket = server.accept();
                socket.getInputStream().readNBytes(after);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                answered.complete(socket);
              } catch (IOException e) {
                answered.completeExceptionally(e);
              }
            });
    return answered;
  }
}
