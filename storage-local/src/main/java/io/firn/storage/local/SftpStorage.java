package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A folder of an SSH server. Immediate; thread-safe.
 *
 * <p>Exclusive on OpenSSH and its like: an upload gets its name by {@code hardlink@openssh.com},
 * which is {@code link(2)} on the server. A server without that extension is only detectable: the
 * name is looked up, then the upload renamed, and most servers' rename replaces what came between.
 * That an upload reached the server's disk before it got its name cannot be asked for with this
 * client library; it has arrived there, which outlives this machine but not a power failure of
 * that.
 */
final class SftpStorage implements Storage {

  private static final int PAGE_SIZE = 1000;

  /** Less free space than this, and a write that failed did so for want of it; KiB. */
  private static final long FULL = 1024;

  private final SftpAddress address;
  private final SftpErrors errors;
  private final SftpPool pool;
  private final SftpRoot root;
  private final SftpUploads uploads;
  private final OpenMode mode;
  private final int pageSize;
  private final boolean links;

  private SftpStorage(SftpAddress address, SftpSettings settings, OpenMode mode, int pageSize)
      throws StorageException {
    this.address = address;
    this.mode = mode;
    this.pageSize = pageSize;
    this.errors = new SftpErrors(address);
    this.pool = new SftpPool(new SftpConnector(address, settings), errors);
    this.root = new SftpRoot(address, mode == OpenMode.CREATE);
    this.uploads = new SftpUploads(root);
    this.links =
        pool.call(
            "log in",
            connection -> {
              root.exists(connection.channel());
              return connection.canLink();
            });
  }

  /** Logs in and looks whether the folder is there; writes nothing. */
  static SftpStorage open(SftpAddress address, SftpSettings settings, OpenMode mode)
      throws StorageException {
    return open(address, settings, mode, PAGE_SIZE);
  }

  static SftpStorage open(SftpAddress address, SftpSettings settings, OpenMode mode, int pageSize)
      throws StorageException {
    return new SftpStorage(address, settings, mode, pageSize);
  }

  @Override
  public CreateOnly createOnly() {
    return links ? CreateOnly.EXCLUSIVE : CreateOnly.DETECTABLE;
  }

  @Override
  public Duration settleTime() {
    return Duration.ZERO;
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    if (mode == OpenMode.READ) {
      throw new StorageException.Misconfigured(address + " was opened for reading only", null);
    }
    pool.call(
        name.value(),
        connection -> {
          ChannelSftp channel = connection.channel();
          String target = root.resolve(name);
          root.create(channel);
          failIfTaken(channel, name, target);
          try {
            uploads.upload(connection, payload, upload -> publish(channel, name, upload, target));
          } catch (SftpException e) {
            throw fullOr(channel, e);
          }
          return target;
        });
  }

  private void publish(ChannelSftp channel, ObjectName name, String upload, String target)
      throws SftpException, StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted", null);
    }
    root.makeFolder(channel, target.substring(0, target.lastIndexOf('/')));
    try {
      if (links) {
        channel.hardlink(upload, target);
      } else {
        failIfTaken(channel, name, target);
        channel.rename(upload, target);
      }
    } catch (SftpException e) {
      if (SftpErrors.isNotFound(e)) {
        // A folder was removed, or the upload by a writer that took it for abandoned.
        root.forgetFolders();
        throw new StorageException.Transient("the upload of " + name + " was removed", e);
      }
      if (SftpErrors.isAnswer(e)) {
        // A name that is taken is a plain failure to this protocol.
        failIfTaken(channel, name, target);
      }
      throw e;
    }
  }

  private void failIfTaken(ChannelSftp channel, ObjectName name, String target)
      throws SftpException, StorageException {
    Optional<SftpATTRS> found = SftpRoot.stat(channel, target);
    if (found.isPresent()) {
      throw found.get().isReg()
          ? new StorageException.Exists(name + " exists already", null)
          : new StorageException.Permanent(
              "cannot write " + name + " in " + address + ": a folder has this name", null);
    }
  }

  /** A full disk is a plain failure to this protocol. */
  private SftpException fullOr(ChannelSftp channel, SftpException e) throws StorageException {
    if (SftpErrors.isAnswer(e) && e.id == ChannelSftp.SSH_FX_FAILURE) {
      long free;
      try {
        free = channel.statVFS(root.path()).getAvailForNonRoot();
      } catch (SftpException unknown) {
        return e;
      }
      if (free < FULL) {
        throw new StorageException.Quota(
            "no space left on " + address + "; free some or use another folder", e);
      }
    }
    return e;
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    long count = new ObjectRange(name, offset, length).within(info(name).size());
    if (count == 0) {
      return Channels.newChannel(InputStream.nullInputStream());
    }
    return SftpRange.open(pool, errors, pool.borrow(), name, root.resolve(name), offset, count);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    return pool.call(
        name.value(),
        connection -> {
          Optional<SftpATTRS> found = SftpRoot.stat(connection.channel(), root.resolve(name));
          if (found.filter(SftpATTRS::isReg).isEmpty()) {
            root.exists(connection.channel());
            throw new StorageException.NotFound("there is no " + name + " in " + address, null);
          }
          SftpATTRS attributes = found.get();
          return new ObjectInfo(name, attributes.getSize(), SftpUploads.modified(attributes));
        });
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    return pool.call(
        "the listing of '" + prefix + "'",
        connection -> {
          ChannelSftp channel = connection.channel();
          if (!root.exists(channel)) {
            return new ListPage(List.of(), "");
          }
          SftpReader reader = new SftpReader(channel, root, errors);
          ListPage page = new FolderListing(reader, prefix, cursor, pageSize).collect();
          root.exists(channel);
          return page;
        });
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    pool.call(
        name.value(),
        connection -> {
          ChannelSftp channel = connection.channel();
          if (root.exists(channel)
              && SftpRoot.stat(channel, root.resolve(name)).filter(SftpATTRS::isReg).isPresent()) {
            try {
              channel.rm(root.resolve(name));
            } catch (SftpException e) {
              if (!SftpErrors.isNotFound(e)) {
                throw e;
              }
            }
          }
          return name;
        });
  }

  /** The server's time; this machine's when nothing may be written or nothing is there yet. */
  @Override
  public Instant now() throws StorageException {
    return pool.call(
        "the time",
        connection ->
            mode == OpenMode.READ || !root.exists(connection.channel())
                ? Instant.now()
                : uploads.now(connection));
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
