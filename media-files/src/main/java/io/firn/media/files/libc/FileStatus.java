package io.firn.media.files.libc;

import io.firn.api.media.FileType;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What {@code statx(2)} tells; its layout is the same on every machine.
 *
 * @param mode kind and permissions, as {@code st_mode}
 * @param device packed as {@code makedev} does
 * @param deviceNumber of a device file, packed likewise
 * @param blocks taken on disk, 512 bytes each
 */
public record FileStatus(
    int mode,
    long links,
    long uid,
    long gid,
    long inode,
    long device,
    long deviceNumber,
    long size,
    long blocks,
    long modifiedSeconds,
    int modifiedNanos,
    long changedSeconds,
    int changedNanos) {

  private static final int KIND = 0170000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final byte[] EMPTY = {};

  /** Of the entry {@code name} in an open directory; a symbolic link is not followed. */
  public static FileStatus at(int directory, byte[] name) throws ErrnoException {
    return read(directory, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT);
  }

  /** As {@link #at}, following a symbolic link. */
  public static FileStatus following(int directory, byte[] name) throws ErrnoException {
    return read(directory, name, AT_NO_AUTOMOUNT);
  }

  /** Of an open file. */
  public static FileStatus of(int descriptor) throws ErrnoException {
    return read(descriptor, EMPTY, AT_EMPTY_PATH);
  }

  private static FileStatus read(int directory, byte[] name, int flags) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long at = scratch.status();
    SystemCall.STATX.require(directory, scratch.first(name), flags, STATX_BASIC_STATS, at);
    return decode(scratch.statusBytes());
  }

  private static FileStatus decode(ByteBuffer statx) {
    return new FileStatus(
        Short.toUnsignedInt(statx.getShort(28)),
        Integer.toUnsignedLong(statx.getInt(16)),
        Integer.toUnsignedLong(statx.getInt(20)),
        Integer.toUnsignedLong(statx.getInt(24)),
        statx.getLong(32),
        makeDevice(statx.getInt(136), statx.getInt(140)),
        makeDevice(statx.getInt(128), statx.getInt(132)),
        statx.getLong(40),
        statx.getLong(48),
        statx.getLong(112),
        statx.getInt(120),
        statx.getLong(96),
        statx.getInt(104));
  }

  private static long makeDevice(int major, int minor) {
    return (major & 0xfffff000L) << 32
        | (major & 0xfffL) << 8
        | (minor & 0xffffff00L) << 12
        | (minor & 0xffL);
  }

  /** The kind, or null for a socket and anything that cannot be stored. */
  public FileType type() {
    return switch (mode & KIND) {
      case 0100000 -> FileType.FILE;
      case 0040000 -> FileType.DIRECTORY;
      case 0120000 -> FileType.SYMLINK;
      case 0010000 -> FileType.FIFO;
      case 0020000 -> FileType.CHARACTER_DEVICE;
      case 0060000 -> FileType.BLOCK_DEVICE;
      default -> null;
    };
  }

  /** Kind bits that {@code mknod} takes. */
  public static int kindBits(FileType type) {
    return switch (type) {
      case FILE -> 0100000;
      case DIRECTORY -> 0040000;
      case SYMLINK -> 0120000;
      case FIFO -> 0010000;
      case CHARACTER_DEVICE -> 0020000;
      case BLOCK_DEVICE -> 0060000;
    };
  }

  public boolean isDirectory() {
    return (mode & KIND) == 0040000;
  }

  public boolean isRegular() {
    return (mode & KIND) == 0100000;
  }

  public boolean isBlockDevice() {
    return (mode & KIND) == 0060000;
  }

  public boolean isSocket() {
    return (mode & KIND) == 0140000;
  }

  /** Permission, set-id and sticky bits. */
  public int permissions() {
    return mode & 07777;
  }

  public Instant modified() {
    return Instant.ofEpochSecond(modifiedSeconds, modifiedNanos);
  }

  public Instant changed() {
    return Instant.ofEpochSecond(changedSeconds, changedNanos);
  }

  /** Tells whether less is stored than the length says: only then are holes looked for. */
  public boolean maySparse() {
    return blocks * 512 < size;
  }

  /** Same file, by device and inode. */
  public boolean sameFile(FileStatus other) {
    return inode == other.inode && device == other.device;
  }

  /** Same size and times: the content is taken to be the same. */
  public boolean sameContent(FileStatus other) {
    return size == other.size
        && modifiedSeconds == other.modifiedSeconds
        && modifiedNanos == other.modifiedNanos
        && changedSeconds == other.changedSeconds
        && changedNanos == other.changedNanos;
  }
}
