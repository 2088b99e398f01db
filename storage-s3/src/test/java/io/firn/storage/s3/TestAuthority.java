package io.firn.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of its own making, and the certificate that it signed for 127.0.0.1. */
record TestAuthority(Path pem, SSLContext server) {

  private static final String PASSWORD = "password";

  static TestAuthority in(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Path pem = folder.resolve("authority.pem");
    keytool(store, "authority", "-genkeypair", "-dname", "CN=authority", "-ext", "bc=ca:true");
    keytool(
        store,
        "server",
        "-genkeypair",
        "-dname",
        "CN=server",
        "-ext",
        "san=ip:127.0.0.1",
        "-signer",
        "authority");
    keytool(store, "authority", "-exportcert", "-rfc", "-file", pem.toString());
    return new TestAuthority(pem, identity(store));
  }

  private static void keytool(Path store, String alias, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
    }
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-alias", alias));
    Path log = store.resolveSibling("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static SSLContext identity(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    // The server's alone: it would offer the authority's own as well.
    keys.deleteEntry("authority");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
