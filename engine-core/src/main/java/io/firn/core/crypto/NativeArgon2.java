package io.firn.core.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Argon2id by {@code libargon2}, which Debian and its kin install with systemd or cryptsetup. */
final class NativeArgon2 implements Argon2 {

  private static final String LIBRARY = "libargon2.so.1";

  /** {@code int argon2id_hash_raw(t, m, p, pwd, pwdlen, salt, saltlen, hash, hashlen)}. */
  private static final FunctionDescriptor HASH_RAW =
      FunctionDescriptor.of(
          JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS,
          JAVA_LONG);

  private final MethodHandle hashRaw;

  private NativeArgon2(MethodHandle hashRaw) {
    this.hashRaw = hashRaw;
  }

  /** Empty where the library is missing or may not be called. */
  @SuppressWarnings("restricted")
  static Optional<Argon2> load() {
    try {
      MemorySegment function =
          SymbolLookup.libraryLookup(LIBRARY, Arena.global()).findOrThrow("argon2id_hash_raw");
      return Optional.of(
          new NativeArgon2(Linker.nativeLinker().downcallHandle(function, HASH_RAW)));
    } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException e) {
      return Optional.empty();
    }
  }

  @Override
  public void hash(byte[] password, byte[] salt, Argon2Cost cost, byte[] out) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment secret = arena.allocate(Math.max(1, password.length));
      MemorySegment.copy(password, 0, secret, JAVA_BYTE, 0, password.length);
      MemorySegment hash = arena.allocate(out.length);
      int error =
          (int)
              hashRaw.invokeExact(
                  cost.iterations(),
                  cost.memoryKiB(),
                  cost.parallelism(),
                  secret,
                  (long) password.length,
                  arena.allocateFrom(JAVA_BYTE, salt),
                  (long) salt.length,
                  hash,
                  (long) out.length);
      MemorySegment.copy(hash, JAVA_BYTE, 0, out, 0, out.length);
      secret.fill((byte) 0);
      hash.fill((byte) 0);
      if (error != 0) {
        // Out of memory, mostly; Java's own heap may still do.
        Argon2.bouncyCastle(password, salt, cost, out);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
