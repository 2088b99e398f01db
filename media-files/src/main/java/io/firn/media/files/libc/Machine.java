package io.firn.media.files.libc;

/** Which machine this is, and whether the calls of this package work here. */
public final class Machine {

  static final boolean AARCH64 = "aarch64".equals(System.getProperty("os.arch"));
  private static final boolean X86_64 = "amd64".equals(System.getProperty("os.arch"));

  private Machine() {}

  /**
   * Tells whether the kernel calls can be made: Linux 4.11 or newer on x86_64 or aarch64, with
   * native access not denied to this code.
   */
  public static boolean hasLinuxCalls() {
    return Answer.AVAILABLE;
  }

  /** The effective user id; 0 is root. */
  public static long effectiveUser() {
    return Answer.EFFECTIVE_USER;
  }

  /** Found out once. */
  private static final class Answer {
    static final boolean AVAILABLE = probe();
    static final long EFFECTIVE_USER = AVAILABLE ? SystemCall.GETEUID.call(0) : -1;

    private static boolean probe() {
      if (!"Linux".equals(System.getProperty("os.name")) || !(AARCH64 || X86_64)) {
        return false;
      }
      try {
        FileStatus.at(Descriptors.WORKING_DIRECTORY, new byte[] {'/'});
        return true;
      } catch (ErrnoException | RuntimeException | LinkageError e) {
        return false;
      }
    }
  }
}
