package io.firn.core.pipeline;

/** How content is cut into chunks. */
public enum Cutting {
  /** Content-defined; what is shorter than the repository's {@code whole} is one chunk. */
  CONTENT_DEFINED,
  /**
   * The same at half the repository's mean: streams that are not raw disks but hold one (qcow2) or
   * a database, and so change a little in many places. 64 writes of 4 KiB in a qcow2 of 1.3 GiB
   * touched 87 MiB of chunks of 1 MiB, as a place is more likely to lie in a long chunk than in a
   * short one.
   */
  FINELY_DEFINED,
  /** At multiples of the repository's {@code block}: raw disks. */
  ALIGNED,
  /** Not at all: what was a chunk in another segment and is copied. */
  WHOLE;

  /** Whether the content itself says where to cut. */
  boolean byContent() {
    return this == CONTENT_DEFINED || this == FINELY_DEFINED;
  }
}
