package io.firn.media.files.restore;

/** When what is written has to be on the disk. */
enum Syncing {
  /** Whenever the kernel likes: what is written may stay in the page cache. */
  NEVER,
  /** When the target is closed, which sees to that for all files together. */
  BY_TARGET,
  /** When the sink is closed. */
  AT_CLOSE
}
