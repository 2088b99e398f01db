package io.firn.core.pipeline;

/** How content is cut into chunks. */
public enum Cutting {
  /** Content-defined; what is shorter than the repository's {@code whole} is one chunk. */
  CONTENT_DEFINED,
  /** At multiples of the repository's {@code block}: raw disks. */
  ALIGNED,
  /** Not at all: what was a chunk in another segment and is copied. */
  WHOLE
}
