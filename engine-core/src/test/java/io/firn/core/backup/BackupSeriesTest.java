package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.core.progress.Problem;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several sources of one media: what one does is no matter of the others. */
class BackupSeriesTest {

  private final InMemoryStorage storage = new InMemoryStorage();
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final ProblemLog problems = new ProblemLog((_, _, _) -> {});
  private TestRepository repository;

  @BeforeEach
  void create() throws IOException {
    repository = TestRepository.create(storage);
  }

  @AfterEach
  void close() throws IOException {
    repository.close();
  }

  @FunctionalInterface
  private interface Preparation {
    void run() throws MediaException;
  }

  /** A source of one small file that says what happens to it. */
  private final class Noted implements Source {

    private final String name;
    private final Preparation preparation;
    private final MemoryTree tree;

    Noted(String name, Preparation preparation) {
      this.name = name;
      this.preparation = preparation;
      this.tree = new MemoryTree().file("content", "of " + name);
    }

    @Override
    public void reportTo(ProblemListener listener) {
      listener.report(Severity.WARNING, name, "is half asleep");
    }

    @Override
    public SourceInfo info() {
      return new SourceInfo("files", "fs", List.of(name));
    }

    @Override
    public List<SourceStream> streams() throws MediaException {
      preparation.run();
      return tree.streams();
    }

    @Override
    public List<Document> documents() {
      return List.of();
    }

    @Override
    public void close() throws MediaException {
      events.add("close " + name);
    }
  }

  private List<SourceOutcome> run(List<Source> sources, int prepared) throws IOException {
    return new BackupSeries(() -> repository.operation())
        .run(sources, TestRepository.request(), prepared, new Progress(), problems);
  }

  private static Preparation failing(MediaException reason) {
    return () -> {
      throw reason;
    };
  }

  @Test
  void eachBecomesASnapshotInTheOrderGiven() throws IOException {
    List<SourceOutcome> outcomes =
        run(List.of(new Noted("a", () -> {}), new Noted("b", () -> {})), 2);
    assertThat(outcomes)
        .extracting(outcome -> outcome.source().paths().getFirst())
        .containsExactly("a", "b");
    assertThat(outcomes).allMatch(SourceOutcome.Done.class::isInstance);
    assertThat(repository.text("content")).isEqualTo("of b");
    assertThat(repository.repository().snapshots().finished()).hasSize(2);
    assertThat(events).containsExactly("close a", "close b");
  }

  @Test
  void whatASourceReportsStandsInItsOwnSnapshot() throws IOException {
    List<SourceOutcome> outcomes =
        run(List.of(new Noted("a", () -> {}), new Noted("b", () -> {})), 2);
    assertThat(outcomes)
        .extracting(outcome -> ((SourceOutcome.Done) outcome).report().problems())
        .containsExactly(List.of(asleep("a")), List.of(asleep("b")));
    assertThat(problems.problems()).containsExactly(asleep("a"), asleep("b"));
  }

  private static Problem asleep(String name) {
    return new Problem(Severity.WARNING, name, "is half asleep");
  }

  @Test
  void oneThatFailsIsReportedAndTheRestGoesOn() throws IOException {
    MediaException reason = new MediaException.Failed("no snapshot of it could be made", null);
    List<SourceOutcome> outcomes =
        run(List.of(new Noted("a", failing(reason)), new Noted("b", () -> {})), 1);
    assertThat(outcomes.getFirst()).isInstanceOf(SourceOutcome.Failed.class);
    assertThat(outcomes.getLast()).isInstanceOf(SourceOutcome.Done.class);
    assertThat(problems.count(Severity.ERROR)).isEqualTo(1);
    assertThat(problems.problems())
        .contains(new Problem(Severity.ERROR, "a", "no snapshot of it could be made"));
    assertThat(events).containsExactly("close a", "close b");
  }

  /** The next one's preparation begins before the one before was read, or this would not end. */
  @Test
  void theNextIsPreparedMeanwhile() throws IOException {
    CountDownLatch begun = new CountDownLatch(1);
    Preparation waits =
        () -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            throw new MediaException.Interrupted("interrupted", e);
          }
        };
    List<SourceOutcome> outcomes =
        run(List.of(new Noted("a", waits), new Noted("b", begun::countDown)), 2);
    assertThat(outcomes).allMatch(SourceOutcome.Done.class::isInstance);
  }

  @Test
  void noMoreThanAllowedArePrepared() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      sources.add(new Noted(name, () -> events.add("prepare " + name)));
    }
    run(sources, 1);
    assertThat(events)
        .containsExactly("prepare a", "close a", "prepare b", "close b", "prepare c", "close c");
  }

  @Test
  void theOnlyOneFailsAsItself() {
    MediaException reason = new MediaException.NotFound("there is no server web", null);
    assertThatThrownBy(() -> run(List.of(new Noted("a", failing(reason))), 2)).isSameAs(reason);
    assertThat(events).containsExactly("close a");
  }

  @Test
  void anInterruptionEndsAllAndClosesAll() {
    MediaException reason = new MediaException.Interrupted("interrupted", null);
    List<Source> sources =
        List.of(
            new Noted("a", failing(reason)), new Noted("b", () -> {}), new Noted("c", () -> {}));
    assertThatThrownBy(() -> run(sources, 2)).isSameAs(reason);
    assertThat(events).containsExactly("close a", "close b", "close c");
  }
}
