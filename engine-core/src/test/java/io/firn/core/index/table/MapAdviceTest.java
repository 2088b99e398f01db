package io.firn.core.index.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says of the mappings: {@code rr} is a mapping that nothing is read around in. */
@EnabledOnOs(OS.LINUX)
class MapAdviceTest {

  @TempDir Path folder;

  private boolean isRandom(long size) throws IOException {
    Path file = folder.resolve("table-" + size);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.allocate(1), size - 1);
      MappedPages pages = MappedPages.map(channel, file, new PageMac(new byte[32]));
      pages.walking(1, true);
      boolean random = flags(file).contains(" rr");
      // The mapping lives until here.
      assertThat(pages.file()).isEqualTo(file);
      return random;
    }
  }

  private static String flags(Path file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    boolean inside = false;
    for (String line : lines) {
      if (line.endsWith(file.toString())) {
        inside = true;
      } else if (inside && line.startsWith("VmFlags:")) {
        return line;
      }
    }
    throw new AssertionError(file + " is not mapped");
  }

  @Test
  void onlyLargeTablesAreReadPageByPage() throws IOException {
    assertThat(isRandom(MappedPages.LARGE)).as("a large one").isTrue();
    assertThat(isRandom(MappedPages.LARGE - Page.SIZE)).as("a small one").isFalse();
  }
}
