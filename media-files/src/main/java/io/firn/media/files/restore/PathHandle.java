package io.firn.media.files.restore;

import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.OpenFlags;

/**
 * Holds on to an entry whatever happens to its name, without any right to its content and without
 * the effects that opening a device has.
 */
record PathHandle(int descriptor) implements AutoCloseable {

  static PathHandle open(int directory, byte[] name) throws ErrnoException {
    int flags = OpenFlags.PATH_ONLY | OpenFlags.NO_FOLLOW;
    return new PathHandle(Descriptors.open(directory, name, flags, 0));
  }

  @Override
  public void close() {
    Descriptors.close(descriptor);
  }
}
