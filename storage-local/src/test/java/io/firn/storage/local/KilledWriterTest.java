package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that dies by SIGKILL leaves whole objects and free names. */
@Tag("long")
class KilledWriterTest {

  private static final int SIZE = 3_000_000;
  private static final int KILLS = 10;

  @TempDir Path temp;

  /** The process that is killed: says a line, then writes for ever. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      FolderStorage storage = FolderStorage.open(Path.of(arguments[0]), OpenMode.CREATE);
      long run = ProcessHandle.current().pid();
      for (int i = 0; ; i++) {
        storage.put(ObjectName.of("k/" + run + "-" + i), Payload.of(filled(i)));
        System.out.println(i);
      }
    }
  }

  private static byte[] filled(int number) {
    byte[] bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  @Test
  void onlyWholeObjectsAreSeenAfterwards() throws Exception {
    Path folder = temp.resolve("repository");
    long seed = Long.getLong("firn.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int acknowledged = 0;
      try (var output = writer.inputReader()) {
        // Killed after a few acknowledged objects, while a further one is being written.
        for (int lines = 1 + random.nextInt(3); lines > 0; lines--) {
          assertThat(output.readLine()).isEqualTo(String.valueOf(acknowledged++));
        }
        spin(random.nextInt(5_000_000));
      } finally {
        writer.destroyForcibly().waitFor();
      }
      check(folder, writer.pid(), acknowledged, seed);
    }
  }

  private static void spin(int nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void check(Path folder, long run, int acknowledged, long seed) throws IOException {
    FolderStorage storage = FolderStorage.open(folder, OpenMode.WRITE);
    String prefix = "k/" + run + "-";
    ListPage page = storage.list(prefix, "");
    assertThat(page.objects()).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(acknowledged);
    for (ObjectInfo object : page.objects()) {
      int number = Integer.parseInt(object.name().value().substring(prefix.length()));
      ByteBuffer bytes = ByteBuffer.allocate(SIZE);
      try (ReadableByteChannel channel = storage.open(object.name(), 0, SIZE)) {
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      }
      assertThat(bytes.flip().mismatch(ByteBuffer.wrap(filled(number))))
          .as("first wrong byte of %s, seed %d", object, seed)
          .isEqualTo(-1);
    }
    ObjectName free = ObjectName.of(prefix + page.objects().size());
    storage.put(free, Payload.of(new byte[1]));
  }
}
