package io.firn.storage.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine's own OpenSSH server on a free port, with keys of its own; needs root. */
final class SshServer implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final Process process;

  /** Starts a server whose files are in {@code folder}. */
  static SshServer start(Path folder) throws IOException, InterruptedException {
    return new SshServer(folder);
  }

  private SshServer(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = freePort();
    keygen("host");
    keygen("client");
    Files.copy(folder.resolve("client.pub"), folder.resolve("authorized"));
    Files.writeString(folder.resolve("known"), knownHost(folder.resolve("host.pub")));
    Files.createDirectories(Path.of("/run/sshd"));
    Path config =
        Files.write(
            folder.resolve("config"),
            List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "PermitRootLogin yes",
                "MaxStartups 100",
                "Subsystem sftp internal-sftp"));
    this.process =
        new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPort();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void keygen(String name) throws IOException, InterruptedException {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(name).toString());
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
  }

  String knownHost(Path publicKey) throws IOException {
    return "[127.0.0.1]:" + port + " " + Files.readString(publicKey);
  }

  private void awaitPort() throws IOException {
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        // Its greeting is the sign that it is up.
        if (socket.getInputStream().read() >= 0) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException(Files.readString(folder.resolve("log")), notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Runs a program to its end; fails with its output. */
  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
  }

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  SftpAddress address(String path) {
    return new SftpAddress(System.getProperty("user.name"), "127.0.0.1", port, path);
  }

  SftpSettings settings() {
    return new SftpSettings(
        folder.resolve("known"),
        List.of(folder.resolve("client")),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
