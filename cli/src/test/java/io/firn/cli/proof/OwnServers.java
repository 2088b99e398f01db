package io.firn.cli.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Servers of a test's own beside those of {@code dev/servers}, whose configuration they have but
 * for what the test wants otherwise. The lists of containers and accounts are the common ones.
 *
 * @param folder for their configuration and logs
 */
record OwnServers(Path folder) {

  private static final String PYTHON = "/usr/bin/python3";

  /** Not the one that others use: TempAuth gives again a token that it gave before. */
  private static final String USER = "proof:prover";

  private static final String KEY = "proving";

  private static Path configuration() {
    return RealServers.get().state().resolve("config");
  }

  private static String script(String name) {
    return Path.of("..", "dev", "swift", name).toAbsolutePath().normalize().toString();
  }

  /**
   * A proxy server of Swift with TempAuth before it.
   *
   * @param tokenSeconds lifetime of a token
   */
  ServerProcess proxy(int port, int tokenSeconds) throws IOException {
    Path home = home();
    Path configuration =
        derived(
            "swift/tempauth.conf",
            home.resolve("own-proxy.conf"),
            Map.of(
                "bind_port",
                String.valueOf(port),
                "workers",
                "0",
                "swift_dir",
                home.toString(),
                "user_test_tester",
                "unused .admin\nuser_proof_prover = " + KEY + " .admin",
                "reseller_prefix",
                "TEMPAUTH\ntoken_life = " + tokenSeconds));
    return swift(home, "proxy-server", configuration, port);
  }

  /** The variables by which a client uses such a proxy server. */
  static Map<String, String> cloud(int port) {
    return Map.of(
        "ST_AUTH", "http://127.0.0.1:%d/auth/v1.0".formatted(port), "ST_USER", USER, "ST_KEY", KEY);
  }

  /**
   * An object server, which the proxy servers of here then use for all objects.
   *
   * @param devices has a folder {@code disk}
   */
  ServerProcess objects(int port, Path devices) throws IOException, InterruptedException {
    Path home = home();
    String[] ports = Files.readString(home.resolve("ports")).strip().split(" ", 3);
    run(PYTHON, script("rings.py"), home.toString(), String.valueOf(port), ports[1], ports[2]);
    Path configuration =
        derived(
            "swift/object.conf",
            home.resolve("own-object.conf"),
            Map.of(
                "bind_port", String.valueOf(port),
                "swift_dir", home.toString(),
                "devices", devices.toString(),
                "recon_cache_path", Files.createDirectories(home.resolve("cache")).toString()));
    return swift(home, "object-server", configuration, port);
  }

  private ServerProcess swift(Path home, String server, Path configuration, int port) {
    return new ServerProcess(
        List.of(PYTHON, script("run.py"), home.toString(), server, configuration.toString()),
        URI.create("http://127.0.0.1:%d/healthcheck".formatted(port)),
        folder.resolve(server + ".log"));
  }

  /** A Keystone on the same database. */
  ServerProcess keystone(int port, int tokenSeconds) throws IOException {
    Path configuration =
        derived(
            "keystone.conf",
            folder.resolve("own-keystone.conf"),
            Map.of("expiration", String.valueOf(tokenSeconds)));
    return new ServerProcess(
        List.of(
            "env",
            "OS_KEYSTONE_CONFIG_FILES=" + configuration,
            "uwsgi_python3",
            "--http-socket",
            "127.0.0.1:" + port,
            "--wsgi-file",
            "/usr/bin/keystone-wsgi-public",
            "--die-on-term",
            "--enable-threads",
            "--buffer-size",
            "65535",
            "--need-app",
            "--pythonpath",
            "/usr/lib/python3/dist-packages",
            "--add-header",
            "Connection: close"),
        URI.create("http://127.0.0.1:%d/v3".formatted(port)),
        folder.resolve("keystone.log"));
  }

  /** The common folder of Swift's configuration, copied once. */
  private Path home() throws IOException {
    Path home = folder.resolve("swift");
    if (!Files.exists(home)) {
      Files.createDirectory(home);
      try (Stream<Path> files = Files.list(configuration().resolve("swift"))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(file.getFileName()));
        }
      }
    }
    return home;
  }

  /** A configuration with other values under some names. */
  private static Path derived(String from, Path to, Map<String, String> others) throws IOException {
    String text = Files.readString(configuration().resolve(from));
    for (Map.Entry<String, String> other : others.entrySet()) {
      String line = "(?m)^" + other.getKey() + " = .*$";
      String changed = text.replaceAll(line, other.getKey() + " = " + other.getValue());
      if (changed.equals(text)) {
        throw new IOException(from + " has no " + other.getKey());
      }
      text = changed;
    }
    return Files.writeString(to, text);
  }

  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
