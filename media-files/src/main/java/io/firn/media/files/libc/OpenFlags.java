package io.firn.media.files.libc;

/** Flags of {@code open(2)}; some differ between machines. All opens add O_CLOEXEC. */
public final class OpenFlags {

  public static final int READ_ONLY = 0;
  public static final int WRITE_ONLY = 1;
  public static final int READ_WRITE = 2;
  public static final int CREATE = 0100;
  public static final int EXCLUSIVE = 0200;

  /** An open of a FIFO that somebody put in a file's place must not wait for its other end. */
  public static final int NON_BLOCKING = 04000;

  /** The access time stays; only the owner and root may ask for it. */
  public static final int NO_ACCESS_TIME = 01000000;

  /** Only a name for the file: needs no right to it and has no effect on a device. */
  public static final int PATH_ONLY = 010000000;

  /**
   * Writes go past the page cache; address, position and length have to be aligned as the file
   * system wants.
   */
  public static final int DIRECT = Machine.AARCH64 ? 0200000 : 040000;

  static final int CLOSE_ON_EXEC = 02000000;

  public static final int DIRECTORY = Machine.AARCH64 ? 040000 : 0200000;
  public static final int NO_FOLLOW = Machine.AARCH64 ? 0100000 : 0400000;

  private OpenFlags() {}
}
