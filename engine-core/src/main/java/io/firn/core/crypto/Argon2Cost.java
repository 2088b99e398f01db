package io.firn.core.crypto;

/**
 * What one guess of a password costs.
 *
 * @param memoryKiB memory, in KiB
 * @param iterations passes over it
 * @param parallelism lanes; they run one after the other here
 */
public record Argon2Cost(int memoryKiB, int iterations, int parallelism) {

  /** 64 MiB, three passes: the second recommendation of RFC 9106, 0.3 to 0.8 s here. */
  public static final Argon2Cost DEFAULT = new Argon2Cost(64 << 10, 3, 4);

  private static final int MOST_MEMORY_KIB = 4 << 20;
  private static final int MOST_ITERATIONS = 64;
  private static final int MOST_PARALLELISM = 64;

  /**
   * Tells whether it is not below the default's memory and passes: less is neither written nor
   * accepted, so that nobody who can change the storage can make guessing cheap.
   */
  public boolean isEnough() {
    return memoryKiB >= DEFAULT.memoryKiB && iterations >= DEFAULT.iterations && parallelism >= 1;
  }

  /** Tells whether it is below what could only be meant to stop the reader: 4 GiB, 64, 64. */
  public boolean isBearable() {
    return memoryKiB <= MOST_MEMORY_KIB
        && iterations <= MOST_ITERATIONS
        && parallelism <= MOST_PARALLELISM;
  }
}
