package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the authorities of a PEM file and in no others. Stateless. */
final class Authorities {

  private Authorities() {}

  static SSLContext read(Path file) throws StorageException.Misconfigured {
    try (InputStream pem = new BufferedInputStream(Files.newInputStream(file))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new StorageException.Misconfigured("the CA file " + file + " is empty", null);
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry(String.valueOf(number++), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (StorageException.Misconfigured e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new StorageException.Misconfigured("there is no CA file " + file, e);
    } catch (CertificateException e) {
      throw new StorageException.Misconfigured(
          "the CA file " + file + " has no certificates in PEM", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new StorageException.Misconfigured("the CA file " + file + " cannot be read: " + e, e);
    }
  }
}
