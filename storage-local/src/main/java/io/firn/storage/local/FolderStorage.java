package io.firn.storage.local;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A plain folder: an object is a file of its name. Exclusive and immediate; thread-safe.
 *
 * <p>A put writes to a file of its own in {@link Uploads}, syncs it, gives it its name by {@link
 * Publication}, and syncs the folder: four steps, each of which may be the last one of the process
 * without an object being there in part.
 */
final class FolderStorage implements Storage {

  static final int PAGE_SIZE = 1000;

  private final FolderRoot root;
  private final FolderSync sync = new FolderSync();
  private final Uploads uploads;
  private final Publication publication;
  private final OpenMode mode;
  private final int pageSize;
  private volatile boolean closed;

  FolderStorage(Path folder, OpenMode mode, Publication publication, int pageSize) {
    this.root = new FolderRoot(folder, mode == OpenMode.CREATE, sync);
    this.uploads = new Uploads(root);
    this.publication = publication;
    this.mode = mode;
    this.pageSize = pageSize;
  }

  /** Opens the folder and looks whether it can be used as {@code mode} says; writes nothing. */
  static FolderStorage open(Path folder, OpenMode mode) throws StorageException {
    FolderStorage storage = new FolderStorage(folder, mode, new Publication(true), PAGE_SIZE);
    if (storage.root.exists()) {
      if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
        throw new StorageException.Denied("no permission to read the folder " + folder, null);
      }
      if (mode != OpenMode.READ && !Files.isWritable(folder)) {
        throw new StorageException.Denied("no permission to write to the folder " + folder, null);
      }
    }
    return storage;
  }

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.EXCLUSIVE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    begin();
    if (mode == OpenMode.READ) {
      throw new StorageException.Misconfigured(
          "the folder " + root.path() + " was opened for reading only", null);
    }
    root.create();
    Path target = root.resolve(name);
    try {
      failIfTaken(name, target);
      uploads.upload(payload, upload -> publish(upload, target));
    } catch (FileAlreadyExistsException e) {
      throw taken(name, target, e);
    } catch (IOException e) {
      throw FolderErrors.typed(e, "write", target);
    }
  }

  private void publish(Path upload, Path target) throws IOException {
    begin();
    try {
      root.makeFolder(target.getParent());
      publication.publish(upload, target);
    } catch (NoSuchFileException e) {
      // Somebody removed an empty folder that this client had made or seen.
      root.forgetFolders();
      root.makeFolder(target.getParent());
      publication.publish(upload, target);
    }
    try {
      sync.sync(target.getParent());
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  /** Before the bytes are written: most collisions are found for the price of one call. */
  private static void failIfTaken(ObjectName name, Path target) throws StorageException {
    if (Files.exists(target)) {
      throw taken(name, target, null);
    }
  }

  private static StorageException taken(ObjectName name, Path target, IOException cause) {
    if (Files.isRegularFile(target)) {
      return new StorageException.Exists(name + " exists already", cause);
    }
    return new StorageException.Permanent(
        "cannot write " + target + ": a folder and a file would have the same name", cause);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    long count = new ObjectRange(name, offset, length).within(info(name).size());
    try {
      FileChannel file = FileChannel.open(root.resolve(name), StandardOpenOption.READ);
      return new FileRange(name, file, offset, count);
    } catch (IOException e) {
      throw readError(name, e);
    }
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    begin();
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(root.resolve(name), BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw notFound(name, null);
      }
      return info(name, attributes);
    } catch (IOException e) {
      throw readError(name, e);
    }
  }

  private static ObjectInfo info(ObjectName name, BasicFileAttributes attributes) {
    return new ObjectInfo(name, attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  private StorageException readError(ObjectName name, IOException e) throws StorageException {
    Path path = root.resolve(name);
    // Also when a parent of the path is a file, for which the JDK has no exception of its own.
    if (!(e instanceof StorageException) && Files.notExists(path)) {
      root.exists();
      return notFound(name, e);
    }
    return FolderErrors.typed(e, "read", path);
  }

  private StorageException.NotFound notFound(ObjectName name, IOException cause) {
    return new StorageException.NotFound("there is no " + name + " in " + root.path(), cause);
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    begin();
    if (!root.exists()) {
      return new ListPage(List.of(), "");
    }
    try {
      ListPage page =
          new FolderListing(new FolderReader(root.path()), prefix, cursor, pageSize).collect();
      // A disk that went away in between has emptied the folders that were read after that.
      root.exists();
      return page;
    } catch (IOException e) {
      throw FolderErrors.typed(e, "list", root.path());
    }
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    begin();
    if (!root.exists()) {
      return;
    }
    Path path = root.resolve(name);
    try {
      if (Files.isRegularFile(path)) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw FolderErrors.typed(e, "delete", path);
    }
  }

  /**
   * The time of the file system, from a file made for it; of this machine when nothing may be
   * written or nothing is there yet, whose age could matter.
   */
  @Override
  public Instant now() throws StorageException {
    begin();
    if (mode == OpenMode.READ || !root.exists()) {
      return Instant.now();
    }
    try {
      return uploads.now();
    } catch (IOException e) {
      throw FolderErrors.typed(e, "write to", root.path());
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "folder " + root.path();
  }

  private void begin() throws StorageException {
    if (closed) {
      throw new StorageException.Permanent("the storage is closed", null);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted", null);
    }
  }
}
