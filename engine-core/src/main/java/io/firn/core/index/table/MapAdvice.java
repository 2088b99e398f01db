package io.firn.core.index.table;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Tells the system how a mapping will be read, by {@code madvise}; where it has none, nothing. */
final class MapAdvice {

  /** The same on Linux and macOS. */
  private static final int RANDOM = 1;

  private static final int WILL_NEED = 3;

  private static final Optional<MethodHandle> MADVISE = load();

  private MapAdvice() {}

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> load() {
    try {
      Linker linker = Linker.nativeLinker();
      return Optional.of(
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("madvise"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT)));
    } catch (NoSuchElementException | IllegalCallerException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** A page that is touched says nothing of its neighbours: none of them is to be read with it. */
  static void random(MemorySegment map) {
    advise(map, RANDOM);
  }

  /**
   * This part is touched soon: it is to be read now, in large reads, without waiting for it.
   *
   * @param part begins at a page
   */
  static void willNeed(MemorySegment part) {
    advise(part, WILL_NEED);
  }

  private static void advise(MemorySegment part, int advice) {
    if (MADVISE.isEmpty()) {
      return;
    }
    try {
      // What it answers is not looked at: it can only be slower without.
      int ignored = (int) MADVISE.get().invokeExact(part, part.byteSize(), advice);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
