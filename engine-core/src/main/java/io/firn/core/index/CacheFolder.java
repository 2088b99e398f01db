package io.firn.core.index;

import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException;
import io.firn.core.cache.PrivateFiles;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PageMac;
import io.firn.core.index.table.TableDamagedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables in a folder that all runs on this machine share. Several processes may use it at once:
 * tables are immutable and appear by a rename, so there is nothing to lock but the merging, and
 * that only so that the same work is not done twice.
 *
 * <p>The folder is a cache: when it cannot be written, the run goes on with temporary tables.
 */
final class CacheFolder implements TableStore {

  private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);

  private static final String TABLE = ".table";
  private static final String UNFINISHED = ".tmp";

  /** What was not written to for so long has no writer any more: a merge writes all the time. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final PageMac mac;
  private final InstantSource clock;
  private final TemporaryTables fallback;
  private final SecureRandom random = new SecureRandom();

  private CacheFolder(Path folder, PageMac mac, InstantSource clock) {
    this.folder = folder;
    this.mac = mac;
    this.clock = clock;
    this.fallback = new TemporaryTables(mac);
  }

  /** The tables in this folder; temporary ones when it cannot be made. */
  static TableStore open(Path folder, PageMac mac, InstantSource clock) {
    try {
      PrivateFiles.createFolder(folder);
      return new CacheFolder(folder, mac, clock);
    } catch (IOException e) {
      LOG.warn("cannot use the cache folder {} ({}); going on without it", folder, IoReason.of(e));
      return new TemporaryTables(mac);
    }
  }

  @Override
  public List<LocalTable> openAll() {
    List<LocalTable> tables = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(TABLE)) {
          open(file, tables);
        } else if (name.endsWith(UNFINISHED)) {
          removeAbandoned(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("cannot list the cache folder {} ({})", folder, IoReason.of(e));
    }
    return tables;
  }

  private void open(Path file, List<LocalTable> tables) {
    try {
      tables.add(LocalTable.open(file, mac));
    } catch (NoSuchFileException e) {
      // Another process has merged it away; what it held is fetched again if nothing else has it.
      LOG.debug("{} is gone", file);
    } catch (IOException e) {
      LOG.info("{}; it is made anew", e.getMessage());
      delete(file);
    }
  }

  private void removeAbandoned(Path file) {
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      if (written.isBefore(clock.instant().minus(ABANDONED))) {
        delete(file);
      }
    } catch (IOException e) {
      LOG.debug("{} is gone", file);
    }
  }

  @Override
  public LocalTable create(Body body) throws IOException {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String name = HexFormat.of().formatHex(id);
    Path unfinished = folder.resolve(name + UNFINISHED);
    Path file = folder.resolve(name + TABLE);
    try {
      try (FileChannel channel = PrivateFiles.create(unfinished)) {
        body.write(channel, mac, id);
      }
      // Not forced to the disk: what a power failure tears is found by its MACs and made anew.
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return LocalTable.open(file, mac);
    } catch (StorageException | RepositoryException | TableDamagedException e) {
      delete(unfinished);
      throw e;
    } catch (IOException e) {
      delete(unfinished);
      delete(file);
      LOG.warn("cannot write to the cache folder {} ({})", folder, IoReason.of(e));
      return fallback.create(body);
    }
  }

  @Override
  public void remove(LocalTable table) {
    delete(table.file());
  }

  @Override
  public boolean merging(Merging merging) throws IOException {
    try (FileChannel channel = lockFile()) {
      if (channel == null || tryLock(channel) == null) {
        return false;
      }
      merging.run();
      return true;
    }
  }

  /** Null when it cannot be opened. */
  private FileChannel lockFile() {
    try {
      return PrivateFiles.openOrCreate(folder.resolve("lock"));
    } catch (IOException e) {
      LOG.debug("cannot lock {}: {}", folder, e.toString());
      return null;
    }
  }

  /** The lock ends with the channel; null when somebody else has it. */
  private static FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      LOG.debug("no locks here: {}", e.toString());
      return null;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("cannot delete {}: {}", file, e.toString());
    }
  }
}
