package io.firn.openstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.openstack.CloudException;
import io.firn.openstack.ScriptedServer;
import io.firn.openstack.ScriptedServer.Asked;
import io.firn.openstack.ScriptedServer.Reply;
import io.firn.openstack.Secret;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.http.Trust;
import io.firn.openstack.identity.Credentials.Principal;
import io.firn.openstack.identity.Credentials.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {

  private static final Principal DEMO =
      new Principal(Optional.empty(), Optional.of("demo"), Optional.of(Principal.DEFAULT_DOMAIN));

  private KeystoneFake keystone;
  private HttpConnector connector;
  private final AtomicLong nanoTime = new AtomicLong();

  @BeforeEach
  void start() throws Exception {
    keystone = new KeystoneFake();
    connector = new HttpConnector(Trust.DEFAULT, HttpLimits.DEFAULT);
  }

  @AfterEach
  void stop() {
    connector.close();
    keystone.close();
  }

  private Credentials password() {
    return new Credentials.Password(
        keystone.server().address("/v3"), DEMO, new Secret("geheim"), new Scope.Project(DEMO));
  }

  private Session session(Credentials credentials) {
    return new Session(credentials, connector, nanoTime::get);
  }

  private CloudClient client(Session session) {
    return new CloudClient(session, connector, Optional.of("one"), "public");
  }

  private HttpCall call() {
    return HttpCall.of("PUT", keystone.server().address("/v1/x")).withText("text/plain", "body");
  }

  @Test
  void oneTokenServesManyThreads() throws Exception {
    CloudClient client = client(session(password()));
    assertThat(statuses(client, 16)).containsOnly(204);
    assertThat(keystone.issued).hasValue(1);
    assertThat(client.logins()).isEqualTo(1);
  }

  @Test
  void aRefusedTokenIsRenewedByOneThread() throws Exception {
    CloudClient client = client(session(password()));
    client.send(call());
    keystone.oldestAccepted = 2;
    assertThat(statuses(client, 16)).containsOnly(204);
    assertThat(keystone.issued).hasValue(2);
    assertThat(keystone.server().asked())
        .filteredOn(asked -> asked.method().equals("PUT"))
        .extracting(Asked::text)
        .containsOnly("body");
  }

  private List<Integer> statuses(CloudClient client, int threads) throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      calls.add(() -> client.send(call()).status());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : executor.invokeAll(calls)) {
        statuses.add(status.get());
      }
    }
    return statuses;
  }

  /** A limit of bandwidth may hold a body back for longer than a token lives. */
  @Test
  void aTokenIsAsOldAsTheFirstByteThatIsSent() throws Exception {
    CloudClient client = client(session(password()));
    client.send(call());
    keystone.oldestAccepted = 2;
    AtomicInteger passed = new AtomicInteger();
    HttpCall held =
        call()
            .through(
                bytes -> {
                  passed.addAndGet(bytes);
                  nanoTime.addAndGet(Duration.ofHours(2).toNanos());
                });
    assertThat(client.send(held).status()).isEqualTo(204);
    assertThat(passed).as("bytes paid for").hasValue(4);
    assertThat(keystone.server().asked())
        .filteredOn(asked -> asked.method().equals("PUT"))
        .extracting(asked -> asked.header("X-auth-token"))
        .containsExactly("token-1", "token-2");
  }

  @Test
  void aSecondRefusalIsTheAnswer() throws Exception {
    keystone.oldestAccepted = 1000;
    CloudClient client = client(session(password()));
    assertThat(client.send(call()).status()).isEqualTo(401);
    assertThat(keystone.issued).hasValue(2);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() throws Exception {
    Session session = session(password());
    Access first = session.access();
    nanoTime.addAndGet(Duration.ofMinutes(58).toNanos());
    assertThat(session.access()).isSameAs(first);
    nanoTime.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(session.access().token()).isNotEqualTo(first.token());
    assertThat(session.logins()).isEqualTo(2);
  }

  @Test
  void theEndpointIsChosenByRegionAndInterface() throws Exception {
    Session session = session(password());
    Catalogue catalogue = session.access().catalogue();
    assertThat(catalogue.find("object-store", Optional.of("two"), "public"))
        .hasToString("http://two/v1/x");
    assertThat(catalogue.find("object-store", Optional.of("one"), "internal"))
        .hasToString("http://inner/v1/x");
    assertThatThrownBy(() -> catalogue.find("object-store", Optional.empty(), "public"))
        .isInstanceOf(CloudException.Misconfigured.class)
        .hasMessageContaining("one, two");
    assertThatThrownBy(() -> catalogue.find("object-store", Optional.of("six"), "public"))
        .hasMessageContaining("one, two");
    assertThatThrownBy(() -> catalogue.find("compute", Optional.empty(), "public"))
        .hasMessageContaining("it has object-store");
  }

  @Test
  void eachMethodHasItsForm() throws Exception {
    session(password()).access();
    session(
            new Credentials.Token(
                keystone.server().address("/v3"), new Secret("old"), new Scope.Unstated()))
        .access();
    Principal application = new Principal(Optional.empty(), Optional.of("firn"), Optional.empty());
    session(
            new Credentials.Application(
                keystone.server().address("/v3"),
                application,
                Optional.of(DEMO),
                new Secret("secret")))
        .access();
    assertThat(keystone.server().asked())
        .extracting(Asked::text)
        .containsExactly(
            "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":"
                + "{\"name\":\"demo\",\"domain\":{\"id\":\"default\"},\"password\":\"geheim\"}}},"
                + "\"scope\":{\"project\":{\"name\":\"demo\",\"domain\":{\"id\":\"default\"}}}}}",
            "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":\"old\"}}}}",
            "{\"auth\":{\"identity\":{\"methods\":[\"application_credential\"],"
                + "\"application_credential\":{\"name\":\"firn\",\"secret\":\"secret\","
                + "\"user\":{\"name\":\"demo\",\"domain\":{\"id\":\"default\"}}}}}}");
  }

  @Test
  void aWrongPasswordIsSaidWithoutIt() {
    keystone.denies = true;
    Credentials credentials = password();
    assertThat(credentials.toString()).doesNotContain("geheim");
    assertThatThrownBy(() -> session(credentials).access())
        .isInstanceOf(CloudException.Denied.class)
        .hasMessageContaining("user demo in project demo")
        .message()
        .doesNotContain("geheim");
  }

  @Test
  void tempAuthGivesTheStorage() throws Exception {
    try (var server =
        new ScriptedServer(
            asked ->
                "key".equals(asked.header("X-auth-key"))
                    ? new Reply(
                        200,
                        Map.of(
                            "X-Auth-Token", "t",
                            "X-Auth-Token-Expires", "100",
                            "X-Storage-Url", "http://swift/v1/AUTH_x"),
                        "")
                    : Reply.of(401))) {
      Access access = session(tempAuth(server, "key")).access();
      assertThat(access.lifetime()).contains(Duration.ofSeconds(100));
      assertThat(access.catalogue().find("object-store", Optional.of("any"), "public"))
          .hasToString("http://swift/v1/AUTH_x");
      assertThatThrownBy(() -> session(tempAuth(server, "wrong")).access())
          .isInstanceOf(CloudException.Denied.class);
    }
  }

  /** As at Keystone: what opens a storage is not to fail by one lost connection. */
  @Test
  void aLoginThatIsRefusedForNowIsTriedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Map<String, String> headers =
        Map.of("X-Auth-Token", "t", "X-Storage-Url", "http://swift/v1/AUTH_x");
    try (var server =
        new ScriptedServer(
            _ -> asked.incrementAndGet() < 3 ? Reply.of(503) : new Reply(200, headers, ""))) {
      session(tempAuth(server, "key")).access();
      assertThat(asked).hasValue(3);
    }
  }

  private static Credentials tempAuth(ScriptedServer server, String key) {
    return new Credentials.TempAuth(server.address("/auth/v1.0"), "test:tester", new Secret(key));
  }

  @Test
  void aReadyTokenIsUsedAndCannotBeRenewed() throws Exception {
    Session session =
        session(new Credentials.Ready(keystone.server().address("/v1/x"), new Secret("token-1")));
    CloudClient client = client(session);
    assertThat(client.send(call()).status()).isEqualTo(204);
    keystone.oldestAccepted = 2;
    assertThatThrownBy(() -> client.send(call()))
        .isInstanceOf(CloudException.Denied.class)
        .hasMessageContaining("get a new one");
  }
}
