package io.firn.media.files.libc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/** Calls on the entries of open directories. None follows a symbolic link in the last place. */
public final class Directories {

  private static final int AT_REMOVEDIR = 0x200;
  private static final int RENAME_NOREPLACE = 1;

  /** Lengths and offsets within {@code struct linux_dirent64}. */
  private static final int RECORD_LENGTH_AT = 16;

  private static final int NAME_AT = 19;

  private Directories() {}

  /** Gives every name but {@code .} and {@code ..}, in the file system's order. */
  public static void list(int directory, Consumer<byte[]> names) throws ErrnoException {
    MemorySegment buffer = CallScratch.mine().large();
    while (true) {
      long filled = SystemCall.GETDENTS64.call(directory, buffer.address(), buffer.byteSize());
      if (filled == 0 || filled == -Errno.ENOENT) {
        return; // ENOENT: the directory was removed while it was open
      }
      Descriptors.checked(filled);
      for (long at = 0; at < filled; ) {
        int length = Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT, at + RECORD_LENGTH_AT));
        byte[] name = name(buffer, at + NAME_AT);
        if (!isDots(name)) {
          names.accept(name);
        }
        at += length;
      }
    }
  }

  private static byte[] name(MemorySegment buffer, long at) {
    int length = 0;
    while (buffer.get(ValueLayout.JAVA_BYTE, at + length) != 0) {
      length++;
    }
    byte[] name = new byte[length];
    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, at, name, 0, length);
    return name;
  }

  private static boolean isDots(byte[] name) {
    return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
  }

  /** Target of a symbolic link. */
  public static byte[] readLink(int directory, byte[] name) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long path = scratch.first(name);
    long room = scratch.buffer();
    long length = SystemCall.READLINKAT.require(directory, path, room, CallScratch.BUFFER_BYTES, 0);
    return scratch.bytes(room, (int) length);
  }

  public static void makeDirectory(int directory, byte[] name, int mode) throws ErrnoException {
    SystemCall.MKDIRAT.require(directory, CallScratch.mine().first(name), mode, 0, 0);
  }

  /**
   * Makes a FIFO or a device.
   *
   * @param mode with the kind's bits
   * @param deviceNumber as {@code makedev} packs it
   */
  public static void makeNode(int directory, byte[] name, int mode, long deviceNumber)
      throws ErrnoException {
    SystemCall.MKNODAT.require(directory, CallScratch.mine().first(name), mode, deviceNumber, 0);
  }

  public static void makeSymbolicLink(byte[] target, int directory, byte[] name)
      throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    SystemCall.SYMLINKAT.require(scratch.second(target), directory, scratch.first(name), 0, 0);
  }

  /** Makes {@code name} another link to {@code existing}. */
  public static void link(int existingDirectory, byte[] existing, int directory, byte[] name)
      throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    SystemCall.LINKAT.require(
        existingDirectory, scratch.second(existing), directory, scratch.first(name), 0);
  }

  /** Removes anything but a directory. */
  public static void unlink(int directory, byte[] name) throws ErrnoException {
    SystemCall.UNLINKAT.require(directory, CallScratch.mine().first(name), 0, 0, 0);
  }

  public static void removeDirectory(int directory, byte[] name) throws ErrnoException {
    SystemCall.UNLINKAT.require(directory, CallScratch.mine().first(name), AT_REMOVEDIR, 0, 0);
  }

  /** Renames within a directory; fails with EEXIST when {@code to} exists. */
  public static void renameExclusively(int directory, byte[] from, byte[] to)
      throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    SystemCall.RENAMEAT2.require(
        directory, scratch.first(from), directory, scratch.second(to), RENAME_NOREPLACE);
  }

  /** Renames within a directory, replacing {@code to}. */
  public static void rename(int directory, byte[] from, byte[] to) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    SystemCall.RENAMEAT2.require(directory, scratch.first(from), directory, scratch.second(to), 0);
  }
}
