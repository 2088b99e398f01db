package io.firn.testkit.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Modes, times with nanoseconds, extended attributes, and owners where the user may set them. */
final class RandomMetadata {

  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final int[] FILE_MODES = {0644, 0600, 0755, 0444, 0640, 04755, 02750};
  private static final int[] DIRECTORY_MODES = {0755, 0700, 0750, 01777, 02775};

  private final RandomGenerator random;

  RandomMetadata(RandomGenerator random) {
    this.random = random;
  }

  void set(Path entry) throws IOException {
    boolean link = Files.isSymbolicLink(entry);
    if (ROOT && random.nextBoolean()) {
      Files.setAttribute(entry, "unix:uid", random.nextInt(70_000), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(entry, "unix:gid", random.nextInt(70_000), LinkOption.NOFOLLOW_LINKS);
    }
    if (!link) {
      setAttribute(entry);
      int[] modes = Files.isDirectory(entry) ? DIRECTORY_MODES : FILE_MODES;
      Files.setAttribute(entry, "unix:mode", modes[random.nextInt(modes.length)]);
    }
    long second = random.nextInt(Integer.MAX_VALUE); // java.nio sets none before 1970
    Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
    BasicFileAttributeView view =
        Files.getFileAttributeView(entry, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    view.setTimes(FileTime.from(time), null, null);
  }

  private void setAttribute(Path entry) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(entry, UserDefinedFileAttributeView.class);
    boolean supported = view != null && Files.getFileStore(entry).supportsFileAttributeView("user");
    if (supported && random.nextInt(4) == 0) {
      byte[] value = new byte[random.nextInt(200)];
      random.nextBytes(value);
      view.write("firn.test" + random.nextInt(3), ByteBuffer.wrap(value));
    }
  }
}
