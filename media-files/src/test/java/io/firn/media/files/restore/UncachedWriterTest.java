package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.FileSink;
import io.firn.api.media.MediaContext;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.OpenFlags;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past the page cache goes what may, and the file is the same as if nothing did. */
class UncachedWriterTest {

  private static final int MIB = 1 << 20;
  private static final int PAGE = 4096;

  @TempDir private Path folder;

  private static ByteBuffer aligned(byte[] content) {
    return Arena.ofAuto().allocate(content.length + PAGE, PAGE).asByteBuffer().put(content).flip();
  }

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** What is left for the usual way, of a file that is open for writing. */
  private int left(ByteBuffer piece, long position) throws Exception {
    Path file = folder.resolve("file");
    byte[] name = file.toString().getBytes(UTF_8);
    int flags = OpenFlags.READ_WRITE | OpenFlags.CREATE;
    int descriptor = Descriptors.open(Descriptors.WORKING_DIRECTORY, name, flags, 0600);
    int first = piece.position();
    byte[] content = new byte[piece.remaining()];
    piece.get(first, content);
    try (UncachedWriter writer = new UncachedWriter(descriptor)) {
      writer.write(piece, position);
      ByteBuffer there = ByteBuffer.allocateDirect(content.length);
      Descriptors.readAt(descriptor, there, position);
      int written = piece.position() - first;
      byte[] found = new byte[written];
      there.flip().get(found);
      assertThat(found).isEqualTo(Arrays.copyOf(content, written));
    } finally {
      Descriptors.close(descriptor);
    }
    return piece.remaining();
  }

  /** All of it as a rule, nothing where the file system of the tests' folder always caches. */
  @Test
  void aPieceThatIsAlignedIsWrittenWholeOrNotAtAll() throws Exception {
    assertThat(left(aligned(random(1, MIB)), 0)).isIn(0, MIB);
    assertThat(left(aligned(random(2, MIB + PAGE)), 3L * PAGE)).isIn(0, MIB + PAGE);
  }

  @Test
  void allElseIsLeft() throws Exception {
    assertThat(left(aligned(random(3, MIB)), 512)).as("position").isEqualTo(MIB);
    assertThat(left(aligned(random(4, MIB + 1)), 0)).as("length").isEqualTo(MIB + 1);
    assertThat(left(aligned(random(5, MIB)).position(PAGE / 2), 0)).as("address").isPositive();
    assertThat(left(aligned(random(6, PAGE)), 0)).as("small").isEqualTo(PAGE);
    assertThat(left(ByteBuffer.wrap(random(7, MIB)), 0)).as("on the heap").isEqualTo(MIB);
  }

  @Test
  void nothingIsWrittenWhereItCannotBeOpenedOnceMore() throws Exception {
    ByteBuffer piece = aligned(random(8, MIB));
    try (UncachedWriter writer = new UncachedWriter(Integer.MAX_VALUE)) {
      writer.write(piece, 0);
      writer.write(piece, 0);
    }
    assertThat(piece.remaining()).isEqualTo(MIB);
  }

  /** Chunks of any kind by several threads, in any order, of which some are written twice. */
  @Test
  void aDiskIsWhatWasWritten() throws Exception {
    byte[] disk = random(9, 24 * MIB + 1234);
    List<Callable<Void>> pieces = new ArrayList<>();
    MediaContext context = new MediaContext("run", (_, _, _) -> {});
    TargetOptions synced = new TargetOptions(true, false, false);
    try (FilesTarget target = FilesTarget.open(context, folder.toString().getBytes(UTF_8), synced);
        FileSink sink = target.block("disk-0", OptionalLong.of(disk.length));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Random random = new Random(10);
      for (int position = 0; position < disk.length; ) {
        int length = random.nextInt(3) == 0 ? random.nextInt(MIB) + 1 : MIB;
        int from = random.nextBoolean() ? position / PAGE * PAGE : position;
        int until = Math.min(disk.length, from + length);
        pieces.add(
            () -> {
              byte[] content = Arrays.copyOfRange(disk, from, until);
              sink.writeAt(aligned(content), from);
              return null;
            });
        position = Math.max(until, position + 1);
      }
      Collections.shuffle(pieces, random);
      for (Future<Void> written : threads.invokeAll(pieces)) {
        written.get();
      }
      sink.truncate(disk.length);
      sink.complete();
    }
    assertThat(Files.readAllBytes(folder.resolve("disk-0"))).isEqualTo(disk);
  }
}
