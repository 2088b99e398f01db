package io.firn.api.media;

import java.util.OptionalLong;

/** A run of bytes: a disk, an image, standard input. */
public non-sealed interface BlockStream extends SourceStream {

  /** Bytes in all when that is known beforehand. */
  OptionalLong length();

  /**
   * How the bytes are cut: {@code true} for raw disks, where data moves within aligned blocks,
   * {@code false} where insertions shift what follows (archives, qcow2, dumps).
   */
  boolean aligned();

  /** Opens it from the start. Called once, or again after a failure if the source can do so. */
  ContentReader open() throws MediaException;
}
