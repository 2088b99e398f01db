package io.firn.openstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.firn.openstack.CloudException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own making, for 127.0.0.1 and not for localhost. */
@Timeout(60)
class TrustTest {

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private static Path folder;
  private static HttpsServer server;
  private static Path authority;

  @BeforeAll
  static void start() throws Exception {
    Path store = folder.resolve("store.p12");
    authority = folder.resolve("authority.pem");
    String keystore = store.toString();
    keytool(
        "-genkeypair",
        "-keystore",
        keystore,
        "-keyalg",
        "EC",
        "-alias",
        "server",
        "-dname",
        "CN=test",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    keytool(
        "-exportcert",
        "-rfc",
        "-keystore",
        keystore,
        "-alias",
        "server",
        "-file",
        authority.toString());

    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(System.getProperty("java.home") + "/bin/keytool", "-storepass", "password"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static int ask(Trust trust, String host) throws Exception {
    try (var connector = new HttpConnector(trust, HttpLimits.DEFAULT)) {
      URI address = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
      return connector.send(HttpCall.of("GET", address)).status();
    }
  }

  @Test
  void anUnknownAuthorityIsRefused() {
    assertThatThrownBy(() -> ask(Trust.DEFAULT, "127.0.0.1"))
        .isInstanceOf(CloudException.Misconfigured.class)
        .hasMessageContaining("CA file");
  }

  @Test
  void theGivenAuthorityIsBelieved() throws Exception {
    assertThat(ask(new Trust(Optional.of(authority), false), "127.0.0.1")).isEqualTo(204);
  }

  @Test
  void theNameOfTheHostIsChecked() {
    assertThatThrownBy(() -> ask(new Trust(Optional.of(authority), false), "localhost"))
        .isInstanceOf(CloudException.Misconfigured.class);
  }

  @Test
  void onRequestNothingIsChecked() throws Exception {
    assertThat(ask(new Trust(Optional.empty(), true), "localhost")).isEqualTo(204);
  }

  @Test
  void aFileWithoutCertificatesIsSaid() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> ask(new Trust(Optional.of(empty), false), "127.0.0.1"))
        .isInstanceOf(CloudException.Misconfigured.class)
        .hasMessageContaining(empty.toString());
  }
}
