package io.firn.storage.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to get into an SFTP server.
 *
 * @param knownHosts file of the host keys that are trusted; it need not exist
 * @param keyFiles private keys, tried in this order
 * @param password for the server, if one is to be tried after the keys
 * @param passphrase of the private keys that have one
 */
record SftpSettings(
    Path knownHosts, List<Path> keyFiles, Optional<String> password, Optional<String> passphrase) {

  SftpSettings {
    keyFiles = List.copyOf(keyFiles);
  }

  @Override
  public String toString() {
    return "SftpSettings[knownHosts=" + knownHosts + ", keyFiles=" + keyFiles + "]";
  }
}
