package io.firn.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes files out of the page cache, and no others: the machine may be somebody else's too. */
final class ColdFiles {

  private ColdFiles() {}

  /**
   * Writes what is dirty and drops the pages of all files below the folder. Nothing may have them
   * mapped. GNU dd asks the kernel for it by {@code posix_fadvise}.
   */
  static void drop(Path folder) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        List<String> command =
            List.of(
                "dd",
                "of=" + file,
                "oflag=nocache",
                "conv=notrunc,fdatasync",
                "count=0",
                "status=none");
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
          throw new IOException("cannot drop the pages of " + file);
        }
      }
    }
  }
}
