package io.firn.storage.local;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SSH server inside the JVM, which lets {@code tester} in by a password. */
final class EmbeddedSshServer implements AutoCloseable {

  static final String PASSWORD = "correct horse";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path knownHosts;

  /**
   * Starts on a free port.
   *
   * @param hardLinks whether it offers hardlink@openssh.com
   */
  EmbeddedSshServer(Path folder, boolean hardLinks) throws IOException, JSchException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    SimpleGeneratorHostKeyProvider hostKeys = new SimpleGeneratorHostKeyProvider();
    hostKeys.setAlgorithm("EC");
    hostKeys.setKeySize(256);
    server.setKeyPairProvider(hostKeys);
    server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    if (!hardLinks) {
      SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "fsync@openssh.com=1");
    }
    server.start();
    knownHosts = folder.resolve("known_hosts");
    HostKey key = hostKey();
    Files.writeString(
        knownHosts, "[127.0.0.1]:" + server.getPort() + " " + key.getType() + " " + key.getKey());
  }

  /** Asks the server itself, as the very first visitor of a new server has to. */
  private HostKey hostKey() throws JSchException {
    Session session = new JSch().getSession("tester", "127.0.0.1", server.getPort());
    session.setConfig("StrictHostKeyChecking", "no");
    session.setPassword(PASSWORD.getBytes(StandardCharsets.UTF_8));
    session.connect();
    try {
      return session.getHostKey();
    } finally {
      session.disconnect();
    }
  }

  SftpAddress address(Path path) {
    return new SftpAddress("tester", "127.0.0.1", server.getPort(), path.toString());
  }

  SftpSettings settings() {
    return new SftpSettings(knownHosts, List.of(), Optional.of(PASSWORD), Optional.empty());
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
