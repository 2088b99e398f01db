package io.firn.storage.local;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.vfs2.CacheStrategy;
import org.apache.commons.vfs2.Capability;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.RandomAccessContent;
import org.apache.commons.vfs2.impl.StandardFileSystemManager;
import org.apache.commons.vfs2.util.RandomAccessMode;

/**
 * A folder of any other Commons VFS scheme: {@code ftp}, {@code ftps}, archives. For reading, that
 * is restoring: Commons VFS has no call that creates a file only if there is none, and neither has
 * FTP. One request at a time, as VFS shares one connection and its file objects among threads.
 */
final class VfsStorage implements Storage {

  private static final int PAGE_SIZE = 1000;

  private static final String LOGIN_ERROR = "vfs.provider.ftp/login.error";

  private final String container;
  private final StandardFileSystemManager manager;
  private final FileObject root;

  private VfsStorage(String container, StandardFileSystemManager manager, FileObject root) {
    this.container = container;
    this.manager = manager;
    this.root = root;
  }

  /**
   * Opens a folder that exists.
   *
   * @param container a URI without a password
   */
  static VfsStorage open(String container, FileSystemOptions options) throws StorageException {
    // Not try-with-resources: it stays open with the storage.
    StandardFileSystemManager manager = new StandardFileSystemManager();
    boolean opened = false;
    try {
      manager.setCacheStrategy(CacheStrategy.ON_RESOLVE);
      manager.init();
      if (!manager.hasProvider(Containers.scheme(container))) {
        throw new StorageException.Misconfigured(
            "addresses of the kind of "
                + container
                + " are not known: give a folder, sftp:// or"
                + " ftp://",
            null);
      }
      FileObject root = manager.resolveFile(container, options);
      if (!root.isFolder()) {
        throw new StorageException.NotFound("there is no folder " + container, null);
      }
      opened = true;
      return new VfsStorage(container, manager, root);
    } catch (FileSystemException e) {
      throw typed(e, container);
    } finally {
      if (!opened) {
        manager.close();
      }
    }
  }

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.NONE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    throw readOnly();
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    throw readOnly();
  }

  private StorageException readOnly() {
    return new StorageException.Misconfigured(
        container
            + " can be restored from and not written to, as this kind of server cannot create a"
            + " file exclusively; write to a folder or to sftp://",
        null);
  }

  @Override
  public synchronized ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    long count = new ObjectRange(name, offset, length).within(info(name).size());
    if (count == 0) {
      return Channels.newChannel(InputStream.nullInputStream());
    }
    try {
      FileObject file = file(name);
      if (file.getFileSystem().hasCapability(Capability.RANDOM_ACCESS_READ)) {
        RandomAccessContent content =
            file.getContent().getRandomAccessContent(RandomAccessMode.READ);
        content.seek(offset);
        return new StreamRange(name, content.getInputStream(), content, count);
      }
      var stream = file.getContent().getInputStream();
      stream.skipNBytes(offset);
      return new StreamRange(name, stream, stream, count);
    } catch (IOException e) {
      throw typed(e, name + " in " + container);
    }
  }

  @Override
  public synchronized ObjectInfo info(ObjectName name) throws StorageException {
    failIfInterrupted();
    try {
      FileObject file = file(name);
      if (!file.isFile()) {
        throw new StorageException.NotFound("there is no " + name + " in " + container, null);
      }
      return new ObjectInfo(name, file.getContent().getSize(), modified(file));
    } catch (FileSystemException e) {
      throw typed(e, name + " in " + container);
    }
  }

  private FileObject file(ObjectName name) throws FileSystemException {
    return root.resolveFile(name.value());
  }

  static Instant modified(FileObject file) throws FileSystemException {
    return Instant.ofEpochMilli(file.getContent().getLastModifiedTime());
  }

  @Override
  public synchronized ListPage list(String prefix, String cursor) throws StorageException {
    failIfInterrupted();
    try {
      root.refresh();
      if (!root.isFolder()) {
        throw new StorageException.NotFound("there is no folder " + container + " any more", null);
      }
      return new FolderListing(new VfsReader(root), prefix, cursor, PAGE_SIZE).collect();
    } catch (IOException e) {
      throw typed(e, container);
    }
  }

  /** This machine's time: one that is only read has no age to be decided by. */
  @Override
  public Instant now() throws StorageException {
    failIfInterrupted();
    return Instant.now();
  }

  @Override
  public synchronized void close() {
    manager.close();
  }

  @Override
  public String toString() {
    return container;
  }

  private static void failIfInterrupted() throws StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted", null);
    }
  }

  /** VFS masks passwords in its own messages, and the container has none. */
  private static StorageException typed(IOException e, String what) {
    if (e instanceof StorageException typed) {
      return typed;
    }
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof FileSystemException coded && LOGIN_ERROR.equals(coded.getCode())) {
        return new StorageException.Denied(
            "the server of %s does not let this user in: give the password by %s"
                .formatted(what, RemoteOptions.PASSWORD_VARIABLE),
            e);
      }
    }
    return new StorageException.Transient("cannot read " + what + ": " + e.getMessage(), e);
  }
}
