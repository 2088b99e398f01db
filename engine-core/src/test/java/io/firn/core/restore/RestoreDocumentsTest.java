package io.firn.core.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.Document;
import io.firn.core.chunk.ChunkId;
import io.firn.core.progress.Problem;
import io.firn.core.progress.Progress;
import io.firn.core.snapshot.Snapshot;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are restored with everything, and one that cannot be had is named. */
class RestoreDocumentsTest {

  private static final RestoreSettings SETTINGS =
      new RestoreSettings(2, 50, 20, 3, 1 << 20, 4096, 4);

  private final StoredSnapshot stored = new StoredSnapshot();
  private final MemoryTarget target = new MemoryTarget();
  private SnapshotDocument snapshot;

  @BeforeEach
  void store() throws IOException {
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    byte[] sparse = new byte[100_000];
    sparse[90_000] = 1;
    stored.documents.put("large", large);
    stored.documents.put("sparse", sparse);
    stored.documents.put("empty", new byte[0]);
    stored.documents.put("server.json", "{}".getBytes(UTF_8));
    stored.directory("d").file("d/file", "content".getBytes(UTF_8));
    snapshot = stored.store();
  }

  @Test
  void allOfThemComeBack() throws IOException {
    assertThat(restore(snapshot, List.of(), false).problems()).isEmpty();
    Map<String, byte[]> restored = new TreeMap<>();
    target.documents.forEach(document -> restored.put(document.name(), document.content()));
    assertThat(restored).containsOnlyKeys(stored.documents.keySet());
    stored.documents.forEach((name, content) -> assertThat(restored.get(name)).isEqualTo(content));
  }

  @Test
  void aSelectionOfPathsLeavesThemOut() throws IOException {
    restore(snapshot, List.of("d"), false);
    assertThat(target.documents).isEmpty();
    assertThat(target.at("d/file")).isNotNull();
  }

  /** It may have to say what it would make of them; that it makes nothing is its own promise. */
  @Test
  void aDryRunShowsThemToTheTarget() throws IOException {
    restore(snapshot, List.of(), true);
    assertThat(target.documents).hasSize(stored.documents.size());
  }

  @Test
  void oneThatIsLostIsNamedAndTheRestIsRestored() throws IOException {
    List<SnapshotDocument.Document> documents = new ArrayList<>(snapshot.documents());
    documents.replaceAll(
        document ->
            document.name().equals("server.json")
                ? new SnapshotDocument.Document(
                    "server.json", new StreamRoot(0, Optional.of(new ChunkId(1, 2, 3, 4)), 2))
                : document);
    RestoreReport report = restore(with(documents), List.of(), false);
    assertThat(report.problems()).extracting(Problem::item).containsExactly("server.json");
    assertThat(target.documents)
        .extracting(Document::name)
        .containsExactlyInAnyOrder("empty", "large", "sparse");
    assertThat(target.at("d/file").content).isEqualTo("content".getBytes(UTF_8));
  }

  /** A root may say anything; memory is not taken for it before. */
  @Test
  void oneThatIsTooLongIsRefused() throws IOException {
    SnapshotDocument.Document absurd =
        new SnapshotDocument.Document(
            "absurd", new StreamRoot(0, Optional.empty(), Integer.MAX_VALUE));
    RestoreReport report = restore(with(List.of(absurd)), List.of(), false);
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("longer than 16 MiB"));
  }

  private SnapshotDocument with(List<SnapshotDocument.Document> documents) {
    return new SnapshotDocument(
        snapshot.version(),
        snapshot.header(),
        snapshot.time(),
        snapshot.hostname(),
        snapshot.user(),
        snapshot.backupName(),
        snapshot.media(),
        snapshot.mode(),
        snapshot.paths(),
        snapshot.tags(),
        snapshot.parent(),
        snapshot.level(),
        snapshot.partial(),
        snapshot.program(),
        snapshot.streams(),
        documents,
        snapshot.manifest(),
        snapshot.manifestSegments(),
        snapshot.statistics());
  }

  private RestoreReport restore(SnapshotDocument what, List<String> paths, boolean dryRun)
      throws IOException {
    return stored
        .operation(SETTINGS)
        .restore(
            new Snapshot("0".repeat(32), what),
            target,
            new RestoreRequest(
                paths, List.of(), List.of(), 0, Overwrite.ALWAYS, false, dryRun, false),
            new Progress(),
            (_, _, _) -> {});
  }
}
