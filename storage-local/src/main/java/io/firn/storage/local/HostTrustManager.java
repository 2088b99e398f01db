package io.firn.storage.local;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts what the JDK trusts, if it is for one host. The FTP client library checks neither the
 * chain nor the name by itself, and its data connections know the host by address only, so the
 * JDK's own check of names does not fit them.
 */
final class HostTrustManager implements X509TrustManager {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final X509TrustManager chains;
  private final String host;

  private HostTrustManager(X509TrustManager chains, String host) {
    this.chains = chains;
    this.host = host.toLowerCase(Locale.ROOT);
  }

  static HostTrustManager of(String host) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return new HostTrustManager((X509TrustManager) factory.getTrustManagers()[0], host);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    chains.checkServerTrusted(chain, authType);
    if (!isFor(chain[0], host)) {
      throw new CertificateException("the certificate is not for " + host);
    }
  }

  /** Names in the subject itself do not count: they are long out of use. */
  static boolean isFor(X509Certificate certificate, String host) throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names == null) {
      return false;
    }
    for (List<?> name : names) {
      int type = (Integer) name.get(0);
      boolean fits =
          (type == DNS_NAME && matches((String) name.get(1), host))
              || (type == IP_ADDRESS && host.equals(name.get(1)));
      if (fits) {
        return true;
      }
    }
    return false;
  }

  /** A star stands for the whole first label and for no more. */
  private static boolean matches(String pattern, String host) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("*.")) {
      return lower.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && lower.indexOf('.', 2) > 0 && lower.substring(1).equals(host.substring(dot));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    chains.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chains.getAcceptedIssuers();
  }
}
