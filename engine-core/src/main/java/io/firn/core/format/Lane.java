package io.firn.core.format;

/** What a block holds; blocks of one lane are kept together in segments of their own. */
public enum Lane {
  /** Content of files and disks. */
  DATA,
  /** Records of trees, and list nodes. */
  METADATA,
  /** Chunks of manifests. */
  MANIFEST
}
