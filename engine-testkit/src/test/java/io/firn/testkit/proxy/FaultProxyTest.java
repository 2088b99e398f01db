package io.firn.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultProxyTest {

  private static final long SEED = 3;

  private final SmallServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FaultProxy proxy;

  FaultProxyTest() throws IOException {
    server = new SmallServer();
    proxy = FaultProxy.to(server.address(), SEED);
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    proxy.close();
    server.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private HttpResponse<byte[]> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(proxy.address(path)).method(method, body);
  }

  private int put(String path, byte[] body) throws IOException, InterruptedException {
    return send("PUT", path, BodyPublishers.ofByteArray(body)).statusCode();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  private void restart(Duration latency) throws IOException {
    proxy.close();
    proxy = FaultProxy.start(0, server.address(), latency, SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void allKindsOfBodiesPassOnOneConnection(int latencyMillis) throws Exception {
    restart(Duration.ofMillis(latencyMillis));
    for (int size : new int[] {1, 300_000, 0, 3_000_000}) {
      byte[] body = bytes(size);
      BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
      HttpRequest asking =
          request("PUT", "/asked", BodyPublishers.ofByteArray(body)).expectContinue(true).build();
      assertThat(put("/known", body)).isEqualTo(201);
      assertThat(send("PUT", "/chunked", chunks).statusCode()).isEqualTo(201);
      assertThat(client.send(asking, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
      for (String path : new String[] {"/known", "/chunked", "/asked"}) {
        assertThat(get(path).body()).as("%d bytes of %s", size, path).isEqualTo(body);
        assertThat(send("HEAD", path, BodyPublishers.noBody()).headers().map())
            .containsEntry("content-length", List.of(String.valueOf(size)));
      }
      assertThat(send("DELETE", "/known", BodyPublishers.noBody()).statusCode()).isEqualTo(204);
    }
    ProxyCounts counts = proxy.counts();
    assertThat(counts.requests())
        .isEqualTo(Map.of("PUT", 12L, "GET", 12L, "HEAD", 12L, "DELETE", 4L));
    assertThat(counts.allRequests()).isEqualTo(40);
    assertThat(counts.connections()).isEqualTo(1);
    assertThat(counts.bytesUp()).isBetween(9_900_000L, 9_950_000L);
    assertThat(counts.faults()).isZero();
  }

  @Test
  void aBurstOfAnswersComesInPlaceOfTheServers() throws Exception {
    proxy.script(
        ProxiedRequests.every("PUT").to("/o/").from(2, 2),
        ProxyFault.answer(503).after(Duration.ofSeconds(7)));
    assertThat(put("/else", bytes(10))).isEqualTo(201);
    assertThat(put("/o/1", bytes(10))).isEqualTo(201);
    HttpResponse<byte[]> refused = send("PUT", "/o/2", BodyPublishers.ofByteArray(bytes(500_000)));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    assertThat(put("/o/2", bytes(10))).isEqualTo(503);
    assertThat(server.has("/o/2")).isFalse();
    assertThat(put("/o/2", bytes(10))).isEqualTo(201);
    assertThat(get("/o/2").body()).isEqualTo(bytes(10));
    assertThat(proxy.counts().connections()).isEqualTo(1);
    assertThat(proxy.counts().faults()).isEqualTo(2);
    proxy.assertAllMet();
  }

  @Test
  void aBodyThatIsAskedForFirstIsNotSentToARefusal() throws Exception {
    proxy.script(ProxiedRequests.every("PUT").nth(1), ProxyFault.answer(429));
    byte[] body = bytes(2_000_000);
    HttpRequest asking =
        request("PUT", "/o", BodyPublishers.ofByteArray(body)).expectContinue(true).build();
    assertThat(client.send(asking, BodyHandlers.discarding()).statusCode()).isEqualTo(429);
    assertThat(client.send(asking, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    assertThat(get("/o").body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void anUploadThatIsCutIsNotDone(int latencyMillis) throws Exception {
    restart(Duration.ofMillis(latencyMillis));
    proxy.script(ProxiedRequests.every("PUT").from(1, 5), ProxyFault.cutRequest());
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> put("/o", bytes(400_000))).isInstanceOf(IOException.class);
    }
    assertThat(server.has("/o")).isFalse();
    assertThat(proxy.counts().bytesUp()).isBetween(100_000L, 2_000_000L);
    assertThat(put("/o", bytes(400_000))).isEqualTo(201);
    proxy.assertAllMet();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aDownloadThatIsCutIsAnError(int latencyMillis) throws Exception {
    restart(Duration.ofMillis(latencyMillis));
    put("/o", bytes(400_000));
    put("/chunked", bytes(400_000));
    proxy.script(ProxiedRequests.every("GET").from(1, 6), ProxyFault.cutAnswer());
    for (String path : new String[] {"/o", "/o", "/o", "/chunked", "/chunked", "/chunked"}) {
      assertThatThrownBy(() -> get(path)).as("seed %d", SEED).isInstanceOf(IOException.class);
    }
    assertThat(get("/o").body()).hasSize(400_000);
    assertThat(proxy.counts().faults()).isEqualTo(6);
  }

  @Test
  void anAnswerThatIsLostIsOneToARequestThatWasDone() throws Exception {
    proxy.script(ProxiedRequests.every("PUT").nth(1), ProxyFault.lostAnswer());
    assertThatThrownBy(() -> put("/o", bytes(1000))).isInstanceOf(IOException.class);
    assertThat(server.has("/o")).isTrue();
  }

  @Test
  void aRequestThatTheServerLeavesUnansweredLeavesItsFaultToTheNext() {
    proxy.script(ProxiedRequests.every("PUT").nth(1), ProxyFault.lostAnswer());
    assertThatThrownBy(() -> put("/silent", bytes(10))).isInstanceOf(IOException.class);
    assertThatThrownBy(proxy::assertAllMet).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> put("/object", bytes(10))).isInstanceOf(IOException.class);
    assertThat(server.has("/object")).isTrue();
    proxy.assertAllMet();
  }

  @Test
  void aSeedCutsAtTheSameBytes() throws Exception {
    long[] passed = new long[2];
    for (int i = 0; i < 2; i++) {
      restart(Duration.ZERO);
      proxy.script(ProxiedRequests.all(), ProxyFault.cutRequest());
      assertThatThrownBy(() -> put("/o", bytes(100_000))).isInstanceOf(IOException.class);
      passed[i] = proxy.counts().bytesUp();
    }
    assertThat(passed[0]).isEqualTo(passed[1]);
  }

  @Test
  void aFaultThatNobodyMeetsIsTold() throws Exception {
    proxy.script(ProxiedRequests.every("PUT").to("/other"), ProxyFault.cutRequest());
    put("/o", bytes(1));
    assertThatThrownBy(() -> proxy.assertAllMet()).hasMessageContaining("/other");
  }

  @Test
  void whatIsDownRefusesAndComesBackAtTheSamePort() throws Exception {
    put("/o", bytes(10));
    proxy.down();
    assertThatThrownBy(() -> get("/o")).isInstanceOf(ConnectException.class);
    proxy.up();
    assertThat(get("/o").body()).isEqualTo(bytes(10));
    assertThat(proxy.counts().connections()).isEqualTo(2);
  }

  /** One latency for the connection and one for each request, which have nothing to wait for. */
  @Test
  void aDistanceTakesItsTimeForConnectionsAndRequests() throws Exception {
    Duration latency = Duration.ofMillis(60);
    restart(latency);
    long began = System.nanoTime();
    put("/o", bytes(10));
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2 * latency.toNanos());
    began = System.nanoTime();
    get("/o");
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(latency.toNanos());
  }

  @Test
  void aServerThatIsNotThereEndsTheConnection() throws Exception {
    server.close();
    assertThatThrownBy(() -> get("/o")).isInstanceOf(IOException.class);
  }
}
