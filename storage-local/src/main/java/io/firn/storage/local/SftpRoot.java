package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of a repository on a server: that it is there, and how new folders and files in it are
 * made. Private (0700, 0600) unless its group may write to it, as with {@link FolderRoot}.
 * Thread-safe.
 */
final class SftpRoot {

  private static final int GROUP_WRITE = 0020;
  private static final int GROUP_AND_SET_GID = 02070;

  private final SftpAddress address;
  private final boolean mayCreate;
  private final Set<String> folders = ConcurrentHashMap.newKeySet();
  private volatile boolean seen;
  private volatile int sharedMode;

  SftpRoot(SftpAddress address, boolean mayCreate) {
    this.address = address;
    this.mayCreate = mayCreate;
  }

  String path() {
    return address.path();
  }

  String resolve(ObjectName name) {
    return resolve(name.value());
  }

  String resolve(String name) {
    return address.path() + "/" + name;
  }

  String uploads() {
    return resolve(FolderRoot.UPLOADS);
  }

  /** False when the folder was not created yet, which is no error for one who may create it. */
  boolean exists(ChannelSftp channel) throws SftpException, StorageException {
    Optional<SftpATTRS> found = stat(channel, address.path());
    if (found.isEmpty()) {
      if (mayCreate && !seen) {
        return false;
      }
      throw new StorageException.NotFound(
          "the folder of " + address + " does not exist" + (seen ? " any more" : ""), null);
    }
    if (!found.get().isDir()) {
      throw new StorageException.Misconfigured(
          address + " is not a folder: give a folder as the container", null);
    }
    int mode = found.get().getPermissions();
    sharedMode = (mode & GROUP_WRITE) == 0 ? 0 : mode & GROUP_AND_SET_GID;
    seen = true;
    return true;
  }

  /** Makes the folder with its parents if it is not there. */
  void create(ChannelSftp channel) throws SftpException, StorageException {
    if (!exists(channel)) {
      makeFolder(channel, address.path());
      exists(channel);
    }
  }

  /** Makes a folder with its parents; one that exists is fine. */
  void makeFolder(ChannelSftp channel, String folder) throws SftpException {
    if (folders.contains(folder)) {
      return;
    }
    if (stat(channel, folder).filter(SftpATTRS::isDir).isEmpty()) {
      int slash = folder.lastIndexOf('/');
      if (slash > 0) {
        makeFolder(channel, folder.substring(0, slash));
      }
      try {
        channel.mkdir(folder);
        channel.chmod(0700 | sharedMode, folder);
      } catch (SftpException e) {
        // Made by somebody else at the same time? The protocol has no word for that.
        if (stat(channel, folder).filter(SftpATTRS::isDir).isEmpty()) {
          throw e;
        }
      }
    }
    if (folder.startsWith(address.path())) {
      folders.add(folder);
    }
  }

  /** Forgets what it knows of existing folders: somebody deleted one. */
  void forgetFolders() {
    folders.clear();
  }

  int fileMode() {
    return 0600 | (sharedMode & 0060);
  }

  /** What is there, links followed. */
  static Optional<SftpATTRS> stat(ChannelSftp channel, String path) throws SftpException {
    try {
      return Optional.of(channel.stat(path));
    } catch (SftpException e) {
      if (SftpErrors.isNotFound(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
