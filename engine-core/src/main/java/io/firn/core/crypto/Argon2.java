package io.firn.core.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id 1.3, the memory-hard function that makes guessing passwords expensive. Two libraries
 * give the same bytes: the C library of its authors where the machine has it, because it needs a
 * quarter of the CPU time of a cold Bouncy Castle (0.25 s against 1.1 s at 64 MiB, t = 3, p = 4, in
 * a JVM that has just started), and Bouncy Castle everywhere else.
 */
interface Argon2 {

  /** Fills {@code out}. The inputs are not kept. */
  void hash(byte[] password, byte[] salt, Argon2Cost cost, byte[] out);

  /** The faster one that this machine has. */
  static Argon2 fastest() {
    return NativeArgon2.load().orElse(Argon2::bouncyCastle);
  }

  /** In Java, on any machine. */
  static void bouncyCastle(byte[] password, byte[] salt, Argon2Cost cost, byte[] out) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKiB())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .build());
    generator.generateBytes(password, out);
  }
}
