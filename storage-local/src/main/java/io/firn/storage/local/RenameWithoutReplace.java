package io.firn.storage.local;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code renameat2(2)} with {@code RENAME_NOREPLACE}, which the JDK has no method for. Loaded only
 * for file systems without hard links: linking native functions costs some 50 ms at the first call.
 */
final class RenameWithoutReplace {

  private static final int AT_FDCWD = -100;
  private static final int RENAME_NOREPLACE = 1;

  // Linux, the same numbers on all machines that a JDK 25 runs on.
  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int EEXIST = 17;
  private static final int EINVAL = 22;
  private static final int ENOSPC = 28;
  private static final int ENOSYS = 38;
  private static final int EDQUOT = 122;

  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Optional<MethodHandle> RENAMEAT2 = find();

  private RenameWithoutReplace() {}

  @SuppressWarnings("restricted") // the launcher grants native access
  private static Optional<MethodHandle> find() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("renameat2")
        .map(
            symbol ->
                linker.downcallHandle(
                    symbol,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT),
                    Linker.Option.captureCallState("errno")));
  }

  /**
   * Renames within one file system.
   *
   * @throws FileAlreadyExistsException when {@code to} exists
   * @throws StorageException.Misconfigured when the file system cannot do it
   */
  static void rename(Path from, Path to) throws IOException {
    MethodHandle renameat2 = RENAMEAT2.orElseThrow(() -> unsupported(to));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      int result =
          (int)
              renameat2.invokeExact(
                  state,
                  AT_FDCWD,
                  arena.allocateFrom(from.toString()),
                  AT_FDCWD,
                  arena.allocateFrom(to.toString()),
                  RENAME_NOREPLACE);
      if (result != 0) {
        throw error((int) ERRNO.get(state, 0L), from, to);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing checked", e);
    }
  }

  private static IOException error(int errno, Path from, Path to) {
    return switch (errno) {
      case EEXIST -> new FileAlreadyExistsException(to.toString());
      case ENOENT -> new NoSuchFileException(from.toString(), to.toString(), null);
      case EACCES -> new AccessDeniedException(to.toString());
      case EINVAL, ENOSYS -> unsupported(to);
      case ENOSPC, EDQUOT -> new FileSystemException(to.toString(), null, "no space left");
      default -> new FileSystemException(to.toString(), null, "error " + errno + " of renameat2");
    };
  }

  private static StorageException.Misconfigured unsupported(Path to) {
    return new StorageException.Misconfigured(
        "the file system of "
            + to.getParent()
            + " knows neither hard links nor a rename that does not replace, so it cannot hold a"
            + " repository that is written to; use another folder",
        null);
  }
}
