package io.firn.media.files.walk;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.MediaException;
import io.firn.media.files.block.FileReader;
import io.firn.media.files.block.OpenedFile;
import io.firn.media.files.directory.Directory;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.directory.OpenDirectory;
import io.firn.media.files.libc.Accounts;
import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.ExtendedAttributes;
import io.firn.media.files.libc.FileStatus;
import java.util.List;
import java.util.function.Consumer;

/** A directory read by kernel calls relative to it. */
public final class LinuxFolder implements SourceFolder {

  private final FileSystem system;
  private final Directory directory;

  /** What all folders of one source share. */
  private record FileSystem(DirectoryCache cache, Accounts users, Accounts groups) {}

  private LinuxFolder(FileSystem system, Directory directory) {
    this.system = system;
    this.directory = directory;
  }

  /** The root of the cache. */
  public static LinuxFolder root(DirectoryCache cache) {
    return of(cache, cache.root(), Accounts.users(), Accounts.groups());
  }

  /** A directory of the cache. */
  public static LinuxFolder of(
      DirectoryCache cache, Directory directory, Accounts users, Accounts groups) {
    return new LinuxFolder(new FileSystem(cache, users, groups), directory);
  }

  private OpenDirectory open() throws ErrnoException {
    return system.cache.open(directory);
  }

  @Override
  public void list(Consumer<byte[]> names) throws ErrnoException {
    try (OpenDirectory open = open()) {
      Directories.list(open.descriptor(), names);
    }
  }

  @Override
  public FileStatus status(byte[] name) throws ErrnoException {
    try (OpenDirectory open = open()) {
      return FileStatus.at(open.descriptor(), name);
    }
  }

  @Override
  public FileStatus statusThroughLinks(byte[] name) throws ErrnoException {
    try (OpenDirectory open = open()) {
      return FileStatus.following(open.descriptor(), name);
    }
  }

  @Override
  public SourceFolder folder(byte[] name) {
    return new LinuxFolder(system, directory.stableChild(name));
  }

  @Override
  public SourceFolder folderThroughLinks(byte[] name) {
    return new LinuxFolder(system, directory.childThroughLinks(name));
  }

  @Override
  public byte[] readLink(byte[] name) throws ErrnoException {
    try (OpenDirectory open = open()) {
      return Directories.readLink(open.descriptor(), name);
    }
  }

  @Override
  public List<ExtendedAttribute> extended(byte[] name) throws ErrnoException {
    try (OpenDirectory open = open()) {
      return ExtendedAttributes.of(open.descriptor(), name).read();
    }
  }

  @Override
  public List<ExtendedAttribute> extendedThroughLinks(byte[] name) throws ErrnoException {
    try (OpenDirectory open = system.cache.open(directory.childThroughLinks(name))) {
      return ExtendedAttributes.of(open.descriptor()).read();
    }
  }

  @Override
  public OpenedFile content(byte[] name, String item) throws MediaException {
    try (OpenDirectory open = open()) {
      return FileReader.open(open.descriptor(), name, item);
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public String userName(long uid) {
    return system.users.name(uid);
  }

  @Override
  public String groupName(long gid) {
    return system.groups.name(gid);
  }
}
