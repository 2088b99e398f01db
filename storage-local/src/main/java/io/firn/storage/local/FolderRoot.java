package io.firn.storage.local;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of a repository: that it is there, that it is still the same one, and how new folders
 * and files in it are made. Thread-safe.
 *
 * <p>Once the folder was seen, its absence is an error, and so is another file system at its place:
 * an unmounted disk leaves an empty mount point behind, whose listing would pass for an empty
 * repository and whose space is not the one meant. The device number is compared and not the inode,
 * which some user-space file systems make up anew.
 *
 * <p>Everything is private (0700, 0600), whatever the umask. A folder that its group may write to
 * is a shared one: there, new folders and files get the folder's group rights (and its set-gid).
 */
final class FolderRoot {

  /** Where uploads are written. No object can have this name: {@code ~} is not legal in one. */
  static final String UPLOADS = ".uploads~";

  private static final int GROUP_WRITE = 0020;
  private static final int GROUP_AND_SET_GID = 02070;

  private final Path path;
  private final boolean mayCreate;
  private final FolderSync sync;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private volatile long device = -1;
  private volatile int sharedMode;

  FolderRoot(Path path, boolean mayCreate, FolderSync sync) {
    this.path = path;
    this.mayCreate = mayCreate;
    this.sync = sync;
  }

  Path path() {
    return path;
  }

  Path resolve(ObjectName name) {
    return path.resolve(name.value());
  }

  /**
   * Looks whether the folder is there; false when it was not created yet, which is no error for a
   * storage that may create it.
   */
  boolean exists() throws StorageException {
    // Read before looking: another thread may make the folder right after this one saw none.
    long known = device;
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(path, "unix:dev,mode,isDirectory");
    } catch (NoSuchFileException e) {
      if (mayCreate && known < 0) {
        return false;
      }
      throw new StorageException.NotFound(
          "the folder " + path + " does not exist" + (known < 0 ? "" : " any more"), e);
    } catch (IOException e) {
      throw FolderErrors.typed(e, "read", path);
    }
    if (!(boolean) attributes.get("isDirectory")) {
      throw new StorageException.Misconfigured(
          path + " is not a folder: give a folder as the container", null);
    }
    long found = (long) attributes.get("dev");
    if (device >= 0 && device != found) {
      throw new StorageException.NotFound(
          "the file system of the folder " + path + " was unmounted or mounted over", null);
    }
    int mode = (int) attributes.get("mode");
    sharedMode = (mode & GROUP_WRITE) == 0 ? 0 : mode & GROUP_AND_SET_GID;
    device = found;
    return true;
  }

  /** Makes the folder if it is not there. */
  void create() throws StorageException {
    if (!exists()) {
      try {
        makeFolder(path);
      } catch (IOException e) {
        throw FolderErrors.typed(e, "create", path);
      }
      exists();
    }
  }

  /** Makes a folder below the root with its parents, durably; one that exists is fine. */
  void makeFolder(Path folder) throws IOException {
    if (folders.contains(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      makeFolder(folder.getParent());
      try {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (sharedMode != 0) {
          Files.setAttribute(folder, "unix:mode", 0700 | sharedMode);
        }
        sync.sync(folder.getParent());
      } catch (FileAlreadyExistsException raced) {
        if (!Files.isDirectory(folder)) {
          throw raced;
        }
      }
    }
    if (folder.startsWith(path)) {
      folders.add(folder);
    }
  }

  /** Forgets what it knows of existing folders: somebody deleted one. */
  void forgetFolders() {
    folders.clear();
  }

  /** Gives a fresh file of mode 0600 the rights of a shared repository, if this is one. */
  void share(Path file) throws IOException {
    if (sharedMode != 0) {
      Files.setAttribute(file, "unix:mode", 0600 | (sharedMode & 0060));
    }
  }
}
