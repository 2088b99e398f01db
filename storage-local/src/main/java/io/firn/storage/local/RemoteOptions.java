package io.firn.storage.local;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The options of remote folders. Passwords come from the environment or from a file, since
 * arguments are shown to every user of the machine.
 *
 * @param environment reads a variable; null when it is not set
 * @param home of the user
 */
record RemoteOptions(PluginOptions options, UnaryOperator<String> environment, Path home) {

  static final String PASSWORD_VARIABLE = "FIRN_STORAGE_PASSWORD";
  static final String PASSPHRASE_VARIABLE = "FIRN_SFTP_KEY_PASSPHRASE";

  private static final String PASSWORD_FILE = "storage-password-file";
  private static final String KEY_FILE = "sftp-key-file";
  private static final String KNOWN_HOSTS = "sftp-known-hosts";

  /** In the order in which ssh tries them. */
  private static final List<String> DEFAULT_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.of(
                PASSWORD_FILE,
                OptionType.TEXT,
                "The first line of this file is the password of the remote server; or set "
                    + PASSWORD_VARIABLE)
            .withLabel("FILE")
            .withEnvironment("FIRN_STORAGE_PASSWORD_FILE"),
        OptionSpec.of(
                KEY_FILE,
                OptionType.TEXT_LIST,
                "Private key for sftp; default: id_ed25519, id_ecdsa, id_rsa in ~/.ssh; passphrase"
                    + " in "
                    + PASSPHRASE_VARIABLE)
            .withLabel("FILE")
            .withEnvironment("FIRN_SFTP_KEY_FILE"),
        OptionSpec.of(
                KNOWN_HOSTS,
                OptionType.TEXT,
                "File of the trusted host keys for sftp; default: ~/.ssh/known_hosts")
            .withLabel("FILE")
            .withEnvironment("FIRN_SFTP_KNOWN_HOSTS"));
  }

  SftpSettings sftp() throws StorageException {
    Path ssh = home.resolve(".ssh");
    return new SftpSettings(
        options.text(KNOWN_HOSTS).map(Path::of).orElse(ssh.resolve("known_hosts")),
        keyFiles(ssh),
        password(),
        Optional.ofNullable(environment.apply(PASSPHRASE_VARIABLE)));
  }

  private List<Path> keyFiles(Path ssh) throws StorageException {
    List<Path> keys = new ArrayList<>();
    for (String given : options.texts(KEY_FILE)) {
      Path key = Path.of(given);
      if (!Files.isReadable(key)) {
        throw new StorageException.Misconfigured("cannot read the private key " + key, null);
      }
      keys.add(key);
    }
    if (keys.isEmpty()) {
      DEFAULT_KEYS.stream().map(ssh::resolve).filter(Files::isReadable).forEach(keys::add);
    }
    return keys;
  }

  Optional<String> password() throws StorageException {
    Optional<String> file = options.text(PASSWORD_FILE);
    if (file.isEmpty()) {
      return Optional.ofNullable(environment.apply(PASSWORD_VARIABLE));
    }
    try {
      return Files.readString(Path.of(file.get())).lines().findFirst();
    } catch (IOException e) {
      throw new StorageException.Misconfigured("cannot read the password file " + file.get(), e);
    }
  }
}
