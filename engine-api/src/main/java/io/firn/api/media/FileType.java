package io.firn.api.media;

/** Kinds of entries that a tree can hold. Sockets are never stored. */
public enum FileType {
  FILE,
  DIRECTORY,
  SYMLINK,
  FIFO,
  CHARACTER_DEVICE,
  BLOCK_DEVICE
}
