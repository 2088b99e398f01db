package io.firn.media.files.restore;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import io.firn.media.files.directory.OpenDirectory;
import io.firn.media.files.libc.Directories;
import io.firn.media.files.libc.Errno;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.walk.AttributeReader;
import io.firn.media.files.walk.LinuxFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A directory that is restored into by kernel calls relative to its directories. */
final class LinuxTreeTarget implements TreeTarget, LinuxSink.Owner {

  private static final int NODE_MODE = 0600;

  private final TargetFolders folders;
  private final FileOpener opener;
  private final MetadataWriter metadata;
  private final OwnerRule owners;
  private final AttributeReader attributes;
  private final Durability durability;
  private final String root;

  /**
   * A target.
   *
   * @param durability hears how many bytes were written; its owner closes it
   * @param root the directory, for messages
   */
  LinuxTreeTarget(
      TargetFolders folders,
      FileOpener opener,
      MetadataWriter metadata,
      OwnerRule owners,
      AttributeReader attributes,
      Durability durability,
      String root) {
    this.folders = folders;
    this.opener = opener;
    this.metadata = metadata;
    this.owners = owners;
    this.attributes = attributes;
    this.durability = durability;
    this.root = root;
  }

  @Override
  public Optional<FileAttributes> existing(TreePath path) throws MediaException {
    byte[] name = path.name();
    try (OpenDirectory parent = folders.open(path.parent())) {
      FileStatus status = FileStatus.at(parent.descriptor(), name);
      if (status.type() == null) {
        return Optional.empty(); // a socket: replaced without being looked at
      }
      LinuxFolder folder =
          LinuxFolder.of(
              folders.cache(), folders.place(path.parent()), owners.users(), owners.groups());
      return Optional.of(
          attributes.read(folder, name, path, status, false, (ignored, same) -> Optional.empty()));
    } catch (ErrnoException e) {
      if (e.isGone()) {
        return Optional.empty();
      }
      throw e.about(item(path));
    } catch (IOException e) {
      throw new MediaException.Failed(item(path) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<byte[]> children(TreePath directory) throws MediaException {
    return names(directory);
  }

  @Override
  public List<byte[]> rootChildren() throws MediaException {
    return names(null);
  }

  private List<byte[]> names(TreePath directory) throws MediaException {
    List<byte[]> names = new ArrayList<>();
    try (OpenDirectory open = folders.open(directory)) {
      Directories.list(open.descriptor(), names::add);
    } catch (ErrnoException e) {
      if (!e.isGone()) {
        throw e.about(item(directory));
      }
    }
    names.sort(Arrays::compareUnsigned);
    return names;
  }

  @Override
  public void directory(TreePath path) throws MediaException {
    try {
      folders.openOrMake(path.parent()).close();
      folders.makeOne(path);
    } catch (ErrnoException e) {
      throw e.about(item(path));
    }
  }

  @Override
  public FileSink file(TreePath path) throws MediaException {
    try (OpenDirectory parent = folders.openOrMake(path.parent())) {
      int descriptor = opener.open(parent.descriptor(), path.name());
      return new LinuxSink(descriptor, item(path), false, durability.syncing(), this);
    } catch (ErrnoException e) {
      throw explained(e, path);
    }
  }

  @Override
  public void wrote(long bytes) {
    durability.wrote(bytes);
  }

  @Override
  public void finish(int descriptor, FileAttributes wanted) throws ErrnoException {
    metadata.write(descriptor, wanted, item(wanted.path()));
  }

  @Override
  public void special(FileAttributes wanted) throws MediaException {
    if (wanted.type() == FileType.FILE || wanted.type() == FileType.DIRECTORY) {
      throw new IllegalArgumentException(wanted.path() + " is a file or directory");
    }
    try (OpenDirectory parent = folders.openOrMake(wanted.path().parent())) {
      byte[] name = wanted.path().name();
      clear(parent.descriptor(), name);
      if (wanted.type() == FileType.SYMLINK) {
        Directories.makeSymbolicLink(wanted.linkTarget(), parent.descriptor(), name);
      } else {
        int mode = FileStatus.kindBits(wanted.type()) | NODE_MODE;
        Directories.makeNode(parent.descriptor(), name, mode, wanted.deviceNumber());
      }
    } catch (ErrnoException e) {
      throw explained(e, wanted.path());
    }
  }

  @Override
  public void hardLink(TreePath path, TreePath existing) throws MediaException {
    try (OpenDirectory parent = folders.openOrMake(path.parent());
        OpenDirectory other = folders.open(existing.parent())) {
      byte[] name = path.name();
      FileStatus first = FileStatus.at(other.descriptor(), existing.name());
      if (first.isDirectory()) {
        throw new MediaException.Failed(
            "%s: a further name of %s, where a directory stands; move that away or delete it, and"
                    .formatted(item(path), item(existing))
                + " restore again",
            null);
      }
      Optional<FileStatus> there = status(parent.descriptor(), name);
      if (there.isPresent()) {
        if (there.get().sameFile(first)) {
          return;
        }
        Replacement.remove(parent.descriptor(), name, there.get());
      }
      Directories.link(other.descriptor(), existing.name(), parent.descriptor(), name);
    } catch (ErrnoException e) {
      throw explained(e, path);
    }
  }

  private static void clear(int directory, byte[] name) throws ErrnoException {
    Optional<FileStatus> there = status(directory, name);
    if (there.isPresent()) {
      Replacement.remove(directory, name, there.get());
    }
  }

  private static Optional<FileStatus> status(int directory, byte[] name) throws ErrnoException {
    try {
      return Optional.of(FileStatus.at(directory, name));
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void finish(FileAttributes wanted) throws MediaException {
    try (OpenDirectory parent = folders.open(wanted.path().parent())) {
      metadata.write(parent.descriptor(), wanted.path().name(), wanted, item(wanted.path()));
    } catch (ErrnoException e) {
      throw e.about(item(wanted.path()));
    }
  }

  @Override
  public void rename(TreePath from, TreePath to) throws MediaException {
    try (OpenDirectory parent = folders.open(to.parent())) {
      Replacement.rename(parent.descriptor(), from.name(), to.name());
    } catch (ErrnoException e) {
      throw explained(e, to);
    }
  }

  @Override
  public void delete(TreePath path) throws MediaException {
    byte[] name = path.name();
    try (OpenDirectory parent = folders.open(path.parent())) {
      FileStatus status = FileStatus.at(parent.descriptor(), name);
      if (!status.isDirectory()) {
        Directories.unlink(parent.descriptor(), name);
        return;
      }
      new TreeRemover(folders.cache()).remove(folders.place(path.parent()), name);
      folders.forget();
    } catch (ErrnoException e) {
      if (!e.isGone()) {
        throw e.about(item(path));
      }
    }
  }

  /** Where something stands in messages; null is the root. */
  private String item(TreePath path) {
    String below = path == null ? "" : path.toString();
    return root.endsWith("/") || path == null ? root + below : root + "/" + below;
  }

  private MediaException explained(ErrnoException e, TreePath path) {
    if (e.errno() == Errno.ENOTEMPTY) {
      return new MediaException.Failed(
          item(path) + ": a directory with files in it stands here; move it away or delete it", e);
    }
    return e.about(item(path));
  }
}
