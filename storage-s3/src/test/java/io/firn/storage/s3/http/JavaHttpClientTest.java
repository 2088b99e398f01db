package io.firn.storage.s3.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Against a socket that says the least and then nothing more. */
@Timeout(30)
class JavaHttpClientTest {

  private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);

  JavaHttpClientTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Reads something of each request, says {@code answer}, and leaves the connection open. */
  private void say(String answer) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket socket = server.accept();
                  sockets.add(socket);
                  socket.getInputStream().read();
                  socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                  asked.countDown();
                } catch (IOException e) {
                  // The test is over.
                  return;
                }
              }
            });
  }

  private HttpExecuteRequest request(SdkHttpMethod method, int length) {
    return HttpExecuteRequest.builder()
        .request(
            SdkHttpRequest.builder()
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a"))
                .putHeader("Host", "127.0.0.1:" + server.getLocalPort())
                .putHeader("Content-Length", String.valueOf(length))
                .build())
        .contentStreamProvider(() -> new ByteArrayInputStream(new byte[length]))
        .build();
  }

  private static JavaHttpClient client(Duration idle) {
    return new JavaHttpClient(Optional.empty(), idle);
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    say("");
    try (JavaHttpClient client = client(Duration.ofMillis(100))) {
      assertThatThrownBy(() -> client.prepareRequest(request(SdkHttpMethod.GET, 0)).call())
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageContaining("no byte moved");
    }
  }

  @Test
  void aServerThatGivesNoLeaveIsNotAskedAgain() {
    say("");
    try (JavaHttpClient client = client(Duration.ofMillis(100))) {
      assertThat(client.serverGivesLeave()).isTrue();
      assertThatThrownBy(() -> client.prepareRequest(request(SdkHttpMethod.PUT, 1 << 20)).call())
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(client.serverGivesLeave()).isFalse();
    }
  }

  @Test
  void aBodyThatStopsArrivingIsGivenUp() throws Exception {
    say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    try (JavaHttpClient client = client(Duration.ofMillis(200))) {
      HttpExecuteResponse response = client.prepareRequest(request(SdkHttpMethod.GET, 0)).call();
      InputStream body = response.responseBody().orElseThrow();
      assertThat(body.readNBytes(3)).containsExactly('a', 'b', 'c');
      assertThatThrownBy(body::read)
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageContaining("no byte came");
    }
  }

  @Test
  void anInterruptEndsTheWaitForAnAnswer() throws Exception {
    say("");
    try (JavaHttpClient client = client(Duration.ofMinutes(1))) {
      Thread waiting = Thread.currentThread();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  asked.await();
                } catch (InterruptedException e) {
                  return;
                }
                waiting.interrupt();
              });
      assertThatThrownBy(() -> client.prepareRequest(request(SdkHttpMethod.GET, 0)).call())
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).as("interrupt flag set again").isTrue();
    }
  }
}
