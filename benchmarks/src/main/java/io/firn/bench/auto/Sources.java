package io.firn.bench.auto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files that are held in memory, so that reading them again costs nothing. */
record Sources(List<ByteBuffer> files, long bytes) {

  /** Longer files are cut here: a run is to see more than the first few. */
  private static final long MOST_OF_FILE = 64L << 20;

  /**
   * Reads files below a folder, in the order of their paths, each {@code every}-th of them.
   *
   * @param most bytes in all
   */
  static Sources read(Path folder, long most, int every) throws IOException {
    List<ByteBuffer> files = new ArrayList<>();
    long bytes = 0;
    int number = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> sorted =
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(Files::isReadable)
              .sorted()
              .toList();
      for (Path file : sorted) {
        if (number++ % every != 0) {
          continue;
        }
        if (bytes >= most) {
          break;
        }
        ByteBuffer content = read(file, most - bytes);
        bytes += content.remaining();
        files.add(content);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Sources(List.copyOf(files), bytes);
  }

  private static ByteBuffer read(Path file, long most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      int length = (int) Math.min(Math.min(channel.size(), MOST_OF_FILE), most);
      ByteBuffer content = ByteBuffer.allocateDirect(length);
      while (content.hasRemaining() && channel.read(content) >= 0) {
        // Until it is full or the file ends.
      }
      return content.flip();
    }
  }
}
