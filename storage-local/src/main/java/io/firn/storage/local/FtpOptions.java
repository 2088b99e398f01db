package io.firn.storage.local;

import io.firn.api.storage.StorageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.auth.StaticUserAuthenticator;
import org.apache.commons.vfs2.impl.DefaultFileSystemConfigBuilder;
import org.apache.commons.vfs2.provider.ftp.FtpFileSystemConfigBuilder;
import org.apache.commons.vfs2.provider.ftps.FtpsDataChannelProtectionLevel;
import org.apache.commons.vfs2.provider.ftps.FtpsFileSystemConfigBuilder;

/** How VFS is to talk FTP: passive, with time-outs, and with certificates that are checked. */
final class FtpOptions {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private FtpOptions() {}

  static FileSystemOptions of(String container, Optional<String> password) throws StorageException {
    URI uri = uri(container);
    FileSystemOptions options = new FileSystemOptions();
    try {
      if (password.isPresent() && uri.getUserInfo() != null) {
        DefaultFileSystemConfigBuilder.getInstance()
            .setUserAuthenticator(
                options, new StaticUserAuthenticator(null, uri.getUserInfo(), password.get()));
      }
      if (Containers.scheme(container).equals("ftps")) {
        FtpsFileSystemConfigBuilder ftps = FtpsFileSystemConfigBuilder.getInstance();
        tune(ftps, options);
        ftps.setDataChannelProtectionLevel(options, FtpsDataChannelProtectionLevel.P);
        ftps.setTrustManager(options, HostTrustManager.of(uri.getHost()));
      } else {
        tune(FtpFileSystemConfigBuilder.getInstance(), options);
      }
    } catch (GeneralSecurityException e) {
      throw new StorageException.Permanent("cannot set up " + container, e);
    }
    return options;
  }

  private static void tune(FtpFileSystemConfigBuilder ftp, FileSystemOptions options) {
    ftp.setPassiveMode(options, true);
    ftp.setUserDirIsRoot(options, false);
    ftp.setConnectTimeout(options, CONNECT_TIMEOUT);
    ftp.setSoTimeout(options, READ_TIMEOUT);
    ftp.setDataTimeout(options, READ_TIMEOUT);
  }

  private static URI uri(String container) throws StorageException {
    try {
      URI uri = new URI(container);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text of the address twice.
    }
    throw new StorageException.Misconfigured(
        container + " is no usable address: give ftp://user@host/folder", null);
  }
}
