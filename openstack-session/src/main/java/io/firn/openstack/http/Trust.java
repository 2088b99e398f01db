package io.firn.openstack.http;

import io.firn.openstack.CloudException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates are believed.
 *
 * @param authorities PEM file that replaces the machine's own authorities
 * @param unchecked the user asked for no check at all
 */
public record Trust(Optional<Path> authorities, boolean unchecked) {

  /** The machine's own authorities. */
  public static final Trust DEFAULT = new Trust(Optional.empty(), false);

  /** The context for a client; empty for the JVM's own. */
  Optional<SSLContext> context() throws CloudException.Misconfigured {
    if (!unchecked && authorities.isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] managers =
          unchecked ? new TrustManager[] {new Everybody()} : managers(authorities.orElseThrow());
      context.init(null, managers, new SecureRandom());
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new CloudException.Misconfigured(
          "the CA file %s cannot be used: %s"
              .formatted(authorities.map(Path::toString).orElse(""), e.getMessage()),
          e);
    }
  }

  private static TrustManager[] managers(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(file)) {
      int count = 0;
      for (Certificate found : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + count++, found);
      }
      if (count == 0) {
        throw new IOException("it has no certificate");
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Extended, as only then the JDK leaves the comparison of host names to it as well. */
  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
