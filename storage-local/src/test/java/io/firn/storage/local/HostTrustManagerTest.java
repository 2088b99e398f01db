package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTrustManagerTest {

  @TempDir Path temp;

  private X509Certificate certificate(String... extensions) throws Exception {
    Path store = temp.resolve("store");
    String[] command = {
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
      "-genkeypair",
      "-alias",
      "server",
      "-keyalg",
      "EC",
      "-dname",
      "CN=subject.example.org",
      "-storepass",
      "changeit",
      "-keystore",
      store.toString()
    };
    String[] all = new String[command.length + extensions.length];
    System.arraycopy(command, 0, all, 0, command.length);
    System.arraycopy(extensions, 0, all, command.length, extensions.length);
    Commands.run(all);
    return (X509Certificate)
        KeyStore.getInstance(store.toFile(), "changeit".toCharArray()).getCertificate("server");
  }

  @Test
  void aCertificateIsForTheNamesInIt() throws Exception {
    X509Certificate certificate =
        certificate("-ext", "san=dns:ftp.example.org,dns:*.wild.example.org,ip:192.0.2.7");
    for (String host : new String[] {"ftp.example.org", "a.wild.example.org", "192.0.2.7"}) {
      assertThat(HostTrustManager.isFor(certificate, host)).as(host).isTrue();
    }
    for (String host :
        new String[] {
          "example.org",
          "subject.example.org",
          "xftp.example.org",
          "ftp.example.org.evil.org",
          "a.b.wild.example.org",
          "wild.example.org",
          "192.0.2.8"
        }) {
      assertThat(HostTrustManager.isFor(certificate, host)).as(host).isFalse();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
    X509Certificate[] chain = {certificate("-ext", "san=dns:ftp.example.org")};
    assertThat(HostTrustManager.isFor(chain[0], "ftp.example.org")).isTrue();
    assertThatThrownBy(
            () -> HostTrustManager.of("ftp.example.org").checkServerTrusted(chain, "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }
}
