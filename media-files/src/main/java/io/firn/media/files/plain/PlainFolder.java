package io.firn.media.files.plain;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.MediaException;
import io.firn.media.files.block.OpenedFile;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.walk.SourceFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A directory read by {@code java.nio}: without extended attributes, owners' names and holes. */
public final class PlainFolder implements SourceFolder {

  private final byte[] directory;

  private PlainFolder(byte[] directory) {
    this.directory = directory;
  }

  /** The directory {@code /}. */
  public static PlainFolder root() {
    return new PlainFolder(new byte[0]);
  }

  private byte[] bytes(byte[] name) {
    byte[] path = Arrays.copyOf(directory, directory.length + 1 + name.length);
    path[directory.length] = '/';
    System.arraycopy(name, 0, path, directory.length + 1, name.length);
    return path;
  }

  private Path path(byte[] name) {
    return PathBytes.toPath(bytes(name));
  }

  @Override
  public void list(Consumer<byte[]> names) throws ErrnoException {
    Path self = directory.length == 0 ? Path.of("/") : PathBytes.toPath(directory);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(self)) {
      for (Path entry : entries) {
        byte[] path = PathBytes.of(entry);
        names.accept(Arrays.copyOfRange(path, directory.length + 1, path.length));
      }
    } catch (DirectoryIteratorException e) {
      throw translate(e.getCause());
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public FileStatus status(byte[] name) throws ErrnoException {
    return read(path(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileStatus statusThroughLinks(byte[] name) throws ErrnoException {
    return read(path(name));
  }

  private static FileStatus read(Path path, LinkOption... options) throws ErrnoException {
    try {
      Map<String, Object> found = Files.readAttributes(path, "unix:*", options);
      Instant modified = ((FileTime) found.get("lastModifiedTime")).toInstant();
      Instant changed = ((FileTime) found.get("ctime")).toInstant();
      long size = (long) found.get("size");
      return new FileStatus(
          (int) found.get("mode"),
          ((Number) found.get("nlink")).longValue(),
          Integer.toUnsignedLong((int) found.get("uid")),
          Integer.toUnsignedLong((int) found.get("gid")),
          ((Number) found.get("ino")).longValue(),
          ((Number) found.get("dev")).longValue(),
          ((Number) found.get("rdev")).longValue(),
          size,
          (size + 511) / 512,
          modified.getEpochSecond(),
          modified.getNano(),
          changed.getEpochSecond(),
          changed.getNano());
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public SourceFolder folder(byte[] name) {
    return new PlainFolder(bytes(name));
  }

  @Override
  public SourceFolder folderThroughLinks(byte[] name) {
    return folder(name);
  }

  @Override
  public byte[] readLink(byte[] name) throws ErrnoException {
    try {
      Path target = Files.readSymbolicLink(path(name));
      if (target.isAbsolute()) {
        return PathBytes.of(target);
      }
      byte[] absolute = PathBytes.of(Path.of("/").resolve(target));
      return Arrays.copyOfRange(absolute, 1, absolute.length);
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public List<ExtendedAttribute> extended(byte[] name) {
    return List.of();
  }

  @Override
  public List<ExtendedAttribute> extendedThroughLinks(byte[] name) {
    return List.of();
  }

  @Override
  public OpenedFile content(byte[] name, String item) throws MediaException {
    try {
      FileStatus status = status(name);
      if (!status.isRegular()) {
        throw new MediaException.Failed(item + ": is no regular file any more", null);
      }
      FileChannel channel = FileChannel.open(path(name), LinkOption.NOFOLLOW_LINKS);
      return new PlainReader(channel, item, status, () -> status(name));
    } catch (ErrnoException e) {
      throw e.about(item);
    } catch (IOException e) {
      throw translate(e).about(item);
    }
  }

  @Override
  public String userName(long uid) {
    return "";
  }

  @Override
  public String groupName(long gid) {
    return "";
  }

  /** The nearest error number: what the walk tells apart is only gone, denied and the rest. */
  static ErrnoException translate(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> new ErrnoException(Errno.ENOENT);
      case NotDirectoryException _ -> new ErrnoException(Errno.ENOTDIR);
      case AccessDeniedException _ -> new ErrnoException(Errno.EACCES);
      default -> new ErrnoException(Errno.EIO);
    };
  }
}
