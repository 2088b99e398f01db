package io.firn.media.files.directory;

/** An open directory, kept open until this is closed. */
public final class OpenDirectory implements AutoCloseable {

  private final DirectoryCache cache;
  private final Directory directory;
  private final int descriptor;

  OpenDirectory(DirectoryCache cache, Directory directory, int descriptor) {
    this.cache = cache;
    this.directory = directory;
    this.descriptor = descriptor;
  }

  /** The number to make calls with. */
  public int descriptor() {
    return descriptor;
  }

  /** To be called once. */
  @Override
  public void close() {
    cache.release(directory);
  }
}
