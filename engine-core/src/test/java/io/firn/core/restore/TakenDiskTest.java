package io.firn.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockTarget;
import io.firn.api.media.ContentReader;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.StoredContent;
import io.firn.api.media.TreeTarget;
import io.firn.api.storage.ObjectName;
import io.firn.core.progress.Problem;
import io.firn.core.progress.Progress;
import io.firn.core.snapshot.SnapshotDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that takes disks by itself reads what is stored, from wherever it wants to. */
class TakenDiskTest {

  private static final int LENGTH = 700_001;

  private final StoredSnapshot stored = new StoredSnapshot();
  private final byte[] disk = sparse(4711);

  /** Data, a hole, data that is there twice, and an odd end. */
  private static byte[] sparse(long seed) {
    byte[] content = new byte[LENGTH];
    new Random(seed).nextBytes(content);
    Arrays.fill(content, 80 << 10, 400 << 10, (byte) 0);
    System.arraycopy(content, 0, content, 500 << 10, 64 << 10);
    return content;
  }

  /** Notes in which order it is asked, and takes disks as it is told. */
  private static final class Taking implements RestoreTarget {

    private final ContentTaker taker;
    private final List<String> calls = new ArrayList<>();

    Taking(ContentTaker taker) {
      this.taker = taker;
    }

    @Override
    public TreeTarget tree(String stream) throws MediaException {
      throw new MediaException.Misconfigured("no trees here", null);
    }

    @Override
    public BlockTarget block(String stream, OptionalLong length) {
      calls.add(stream + " " + length.orElse(-1));
      return taker;
    }

    @Override
    public void document(Document document) {
      calls.add(document.name());
    }

    @Override
    public void complete() {
      calls.add("complete");
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  private static byte[] read(StoredContent content, long position) throws MediaException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(10_007);
    try (ContentReader reader = content.open(position)) {
      while (true) {
        all.writeBytes(new byte[Math.toIntExact(reader.skipHole())]);
        if (reader.read(buffer.clear()) < 0) {
          return all.toByteArray();
        }
        buffer.flip();
        all.write(buffer.array(), 0, buffer.limit());
      }
    }
  }

  private RestoreReport restore(RestoreTarget target, int largestRequest) throws IOException {
    stored.disks.put("disk-0", disk);
    stored.documents.put("server.json", new byte[] {'{', '}'});
    SnapshotDocument document = stored.store();
    return stored
        .operation(RestoreSettings.defaults().withLargestRequest(largestRequest))
        .restore(
            RestoreOperationTest.named(document),
            target,
            RestoreOperationTest.with(List.of()),
            new Progress(),
            (_, _, _) -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40_000, 4 << 20})
  void givesTheWholeDiskWhateverIsFetchedAtOnce(int largestRequest) throws IOException {
    List<byte[]> taken = new ArrayList<>();
    Taking target = new Taking(content -> taken.add(read(content, 0)));
    RestoreReport report = restore(target, largestRequest);
    assertThat(taken).singleElement().isEqualTo(disk);
    assertThat(report.bytes()).isEqualTo(LENGTH);
    assertThat(report.bytesFetched()).isPositive();
    assertThat(target.calls).containsExactly("server.json", "disk-0 " + LENGTH, "complete");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16 << 10, 100_000, 500_000, LENGTH - 1, LENGTH})
  void givesTheRestFromAnyPosition(int position) throws IOException {
    List<byte[]> taken = new ArrayList<>();
    restore(new Taking(content -> taken.add(read(content, position))), 4 << 20);
    assertThat(taken).singleElement().isEqualTo(Arrays.copyOfRange(disk, position, LENGTH));
  }

  @Test
  void passesOverHolesWithoutReadingThem() throws IOException {
    List<Long> holes = new ArrayList<>();
    restore(
        new Taking(
            content -> {
              try (ContentReader reader = content.open(80 << 10)) {
                holes.add(reader.skipHole());
              }
            }),
        4 << 20);
    assertThat(holes).containsExactly(320L << 10);
  }

  @Test
  void completesNothingWhenTheTargetFailed() throws IOException {
    Taking target =
        new Taking(
            _ -> {
              throw new MediaException.Failed("the service is away", null);
            });
    RestoreReport report = restore(target, 4 << 20);
    assertThat(report.problems())
        .extracting(Problem::item, Problem::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("disk-0", "the service is away"));
    assertThat(target.calls).doesNotContain("complete");
  }

  @Test
  void aDamagedDiskIsReportedAndNotCompleted() throws IOException {
    stored.disks.put("disk-0", disk);
    SnapshotDocument document = stored.store();
    for (int i = 0; i < stored.index.segments(); i++) {
      ObjectName name = stored.index.segment(i).id().objectName();
      stored.storage.delete(name);
    }
    Taking target = new Taking(content -> read(content, 0));
    RestoreReport report =
        stored
            .operation(RestoreSettings.defaults())
            .restore(
                RestoreOperationTest.named(document),
                target,
                RestoreOperationTest.with(List.of()),
                new Progress(),
                (_, _, _) -> {});
    assertThat(report.problems()).singleElement().extracting(Problem::item).isEqualTo("disk-0");
    assertThat(report.problems().getFirst().reason()).contains("is missing from the storage");
    assertThat(target.calls).doesNotContain("complete");
  }

  @Test
  void noPositionBehindTheEndIsOpened() throws IOException {
    restore(
        new Taking(
            content ->
                assertThatThrownBy(() -> content.open(LENGTH + 1))
                    .isInstanceOf(IllegalArgumentException.class)),
        4 << 20);
  }
}
