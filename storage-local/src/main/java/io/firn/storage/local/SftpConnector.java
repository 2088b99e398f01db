package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.firn.api.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Logs in: host key checked against known_hosts, then keys, then the password. Each connection is a
 * session with one SFTP channel, since a session's encryption runs on one core. Thread-safe; one
 * login at a time, as servers drop clients that begin many at once.
 */
final class SftpConnector {

  private static final int CONNECT_TIMEOUT_MILLIS = 20_000;

  /** A connection without an answer to four of these is dead: a minute and twenty seconds. */
  private static final int ALIVE_INTERVAL_MILLIS = 20_000;

  private static final int ALIVE_LOST = 4;

  private final SftpAddress address;
  private final SftpSettings settings;
  private JSch jsch;

  SftpConnector(SftpAddress address, SftpSettings settings) {
    this.address = address;
    this.settings = settings;
  }

  synchronized SftpConnection connect() throws StorageException {
    Session session = null;
    try {
      session = session();
      session.connect(CONNECT_TIMEOUT_MILLIS);
      ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
      channel.connect(CONNECT_TIMEOUT_MILLIS);
      return new SftpConnection(session, channel);
    } catch (JSchException e) {
      Optional<HostKey> key = session == null ? Optional.empty() : hostKey(session);
      if (session != null) {
        session.disconnect();
      }
      throw new SftpLoginErrors(address, settings).typed(e, key);
    }
  }

  /** What the server showed, if it came to that. */
  private static Optional<HostKey> hostKey(Session session) {
    return Optional.ofNullable(session.getHostKey());
  }

  private Session session() throws JSchException, StorageException {
    if (jsch == null) {
      jsch = withKeys();
    }
    Session session = jsch.getSession(address.user(), address.host(), address.port());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
    settings
        .password()
        .ifPresent(password -> session.setPassword(password.getBytes(StandardCharsets.UTF_8)));
    session.setServerAliveInterval(ALIVE_INTERVAL_MILLIS);
    session.setServerAliveCountMax(ALIVE_LOST);
    session.setDaemonThread(true);
    return session;
  }

  private JSch withKeys() throws JSchException, StorageException {
    JSch made = new JSch();
    if (Files.exists(settings.knownHosts())) {
      made.setKnownHosts(settings.knownHosts().toString());
    }
    byte[] passphrase =
        settings.passphrase().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    for (Path key : settings.keyFiles()) {
      try {
        made.addIdentity(key.toString(), passphrase);
      } catch (JSchException e) {
        throw new StorageException.Misconfigured(
            "cannot use the private key " + key + ": " + e.getMessage(), e);
      }
    }
    return made;
  }
}
