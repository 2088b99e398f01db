package io.firn.core.restore;

/** What happens to a file that stands where one is restored. */
public enum Overwrite {
  /** Its content is compared and made equal; only what differs is written. */
  ALWAYS,
  /** As ALWAYS, but a file of the same size and mtime is taken to be equal. */
  IF_CHANGED,
  /** Only files older than the stored one are touched. */
  IF_NEWER,
  /** Nothing that exists is touched. */
  NEVER
}
