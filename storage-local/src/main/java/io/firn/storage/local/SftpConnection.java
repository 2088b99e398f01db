package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.Session;

/**
 * One login. For one thread at a time; {@link SftpPool} lends it.
 *
 * @param channel of the session, its only one
 */
record SftpConnection(Session session, ChannelSftp channel) {

  /** The server can give a file a second name, and refuses one that exists. */
  boolean canLink() {
    return channel.getExtension("hardlink@openssh.com") != null;
  }

  boolean isAlive() {
    return session.isConnected() && channel.isConnected();
  }

  void disconnect() {
    channel.disconnect();
    session.disconnect();
  }
}
