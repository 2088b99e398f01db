package io.firn.media.files.block;

import io.firn.api.media.ContentReader;
import io.firn.media.files.libc.FileStatus;

/** A regular file that is being read. */
public interface OpenedFile extends ContentReader {

  /** Its status when it was opened. */
  FileStatus status();
}
