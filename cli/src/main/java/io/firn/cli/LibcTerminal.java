package io.firn.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What only the C library knows of a terminal: whether a file descriptor is one ({@code
 * System.console()} answers for input and output together, and not for standard error), and how
 * wide it is. Where a call cannot be made the answer is no, and 0.
 */
@SuppressWarnings("restricted")
final class LibcTerminal {

  /** {@code TIOCGWINSZ} of Linux and of macOS. */
  private static final long GET_WINDOW_SIZE =
      System.getProperty("os.name").startsWith("Mac") ? 0x40087468L : 0x5413L;

  /** {@code struct winsize}: rows, columns, two more; 16 bits each. */
  private static final long WINDOW_SIZE_BYTES = 8;

  private static final long COLUMNS_OFFSET = 2;

  boolean isTerminal(int descriptor) {
    try {
      return (int) function("isatty", ValueLayout.JAVA_INT).invokeExact(descriptor) == 1;
    } catch (Throwable e) {
      return unknown(e, 0) == 1;
    }
  }

  /** Columns, 0 when unknown. */
  int width(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(WINDOW_SIZE_BYTES, 8);
      MethodHandle ioctl =
          Linker.nativeLinker()
              .downcallHandle(
                  Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.JAVA_INT,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.ADDRESS),
                  Linker.Option.firstVariadicArg(2));
      int result = (int) ioctl.invokeExact(descriptor, GET_WINDOW_SIZE, size);
      return result == 0 ? size.get(ValueLayout.JAVA_SHORT, COLUMNS_OFFSET) & 0xffff : 0;
    } catch (Throwable e) {
      return unknown(e, 0);
    }
  }

  private static MethodHandle function(String name, ValueLayout argument) {
    return Linker.nativeLinker()
        .downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow(name),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, argument));
  }

  /** A missing function only costs the progress line; an error of the JVM is not swallowed. */
  private static int unknown(Throwable thrown, int answer) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    return answer;
  }
}
