package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Storage;
import io.firn.core.backup.BackupReport;
import io.firn.core.backup.BackupSettings;
import io.firn.core.check.CheckReport;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.format.Lane;
import io.firn.core.storage.DryRunStorage;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One repository whose backups get killed, one after the other, and what must hold after each: a
 * check finds nothing, old snapshots restore, and the next backup finishes without uploading again
 * what was flushed. The kills add up as in real life: what one leaves, the next ones meet.
 */
final class KillProof implements AutoCloseable {

  /** Bytes of new content for each killed backup: some 25 segments, six index pieces. */
  private static final int NEW_BYTES = 24 * KilledBackup.SEGMENT;

  private static final int FILES = 6;

  /** Additions that a source consists of; older ones are removed, so that restores stay short. */
  private static final int ADDITIONS = 3;

  /**
   * Bytes of segments that a kill may cost although they were uploaded. Four fill the time between
   * two flushes and as many come while a piece is being stored, then those just on their way.
   */
  private static final long MOST_UNFLUSHED =
      (2 * KilledBackup.FLUSH.dividedBy(KilledBackup.UPLOAD) + KilledBackup.UPLOADS)
          * KilledBackup.SEGMENT;

  private static final BackupSettings SETTINGS = ProofRepository.settings(KilledBackup.SEGMENT);

  private final Path folder;
  private final Path source;
  private final KilledBackup.Run run;
  private final Storage storage;
  private final ProofRepository repository;

  /** The same repository, but what is written goes nowhere. */
  private final ProofRepository rehearsal;

  private final List<Kept> kept = new ArrayList<>();
  private int additions;

  /** Of the repository as it is; null after a failure, which must not make the next proof fail. */
  private CheckReport last;

  /** A snapshot and a copy of what it must give. */
  private record Kept(String snapshot, Path copy) {}

  /** How a process that should be killed ended. */
  enum End {
    KILLED_BEFORE_COMMIT,
    KILLED_AFTER_COMMIT,
    BY_ITSELF
  }

  /** Runs a backup of the source in another process, kills it, and gives its exit code. */
  @FunctionalInterface
  interface Kill {
    int run(KilledBackup.Run run) throws IOException, InterruptedException;
  }

  /**
   * Makes a repository with one snapshot.
   *
   * @param folder for everything else
   */
  KillProof(Path folder, Ground ground) throws Exception {
    this.folder = folder;
    source = Files.createDirectory(folder.resolve("source"));
    run = new KilledBackup.Run(ground, folder.resolve("cache"), source);
    storage = ground.open();
    repository =
        ProofRepository.create(
            storage, ChunkingParameters.around(2 << 10), Optional.of(run.cache()));
    rehearsal = ProofRepository.open(new DryRunStorage(storage), Optional.empty());
    add(new Random(0));
    keep(repository.backup(source, SETTINGS));
    last = repository.check();
  }

  /**
   * Changes the source, has its backup killed, and proves that nothing is harmed.
   *
   * @param hint what helps to repeat it, for failures
   */
  End prove(String hint, Random random, Kill kill) throws Exception {
    CheckReport before = last == null ? repository.check() : last;
    last = null;
    add(random);
    long total = rehearsal.bytesUp();
    rehearsal.backup(source, SETTINGS);
    total = rehearsal.bytesUp() - total;
    long uploaded = segmentBytes();

    int exit = kill.run(run);
    assertThat(exit).as("exit code, %s", hint).isIn(KilledBackup.KILLED, 0);

    CheckReport after = repository.check();
    assertThat(after.findings()).as(hint).isEmpty();
    assertRestores(kept.getLast(), hint);
    assertRestores(kept.get(random.nextInt(kept.size())), hint);
    uploaded = segmentBytes() - uploaded;
    long flushed = after.bytes() - before.bytes();
    assertThat(uploaded - flushed).as("uploaded in vain, %s", hint).isBetween(0L, MOST_UNFLUSHED);

    long bound = Math.max(0, total - flushed) + (long) Lane.values().length * KilledBackup.SEGMENT;
    long sent = repository.bytesUp();
    BackupReport next = repository.backup(source, SETTINGS);
    sent = repository.bytesUp() - sent;
    End end = end(exit, before, after);
    System.out.printf(
        "%s: %s; %,d of %,d bytes flushed, %,d sent again, at most %,d%n",
        hint, end, flushed, total, sent, bound);
    assertThat(sent).as("bytes sent again, %s", hint).isLessThanOrEqualTo(bound);
    assertThat(next.problems()).as(hint).isEmpty();
    keep(next);
    assertRestores(kept.getLast(), hint);
    last = repository.check();
    assertThat(last.findings()).as(hint).isEmpty();
    return end;
  }

  private static End end(int exit, CheckReport before, CheckReport after) {
    if (exit == 0) {
      return End.BY_ITSELF;
    }
    return after.snapshots() == before.snapshots()
        ? End.KILLED_BEFORE_COMMIT
        : End.KILLED_AFTER_COMMIT;
  }

  /** Bytes of all segments that are stored, whether an index piece names them or not. */
  private long segmentBytes() throws IOException {
    return new StoredObjects(storage).bytes("segments/");
  }

  private void add(Random random) throws IOException {
    Path added = Files.createDirectory(source.resolve("added" + additions));
    for (int i = 0; i < FILES; i++) {
      byte[] content = new byte[NEW_BYTES / FILES];
      random.nextBytes(content);
      Files.write(added.resolve("file" + i), content);
    }
    Path old = source.resolve("added" + (additions - ADDITIONS));
    if (Files.exists(old)) {
      Copies.remove(old);
    }
    additions++;
  }

  private void keep(BackupReport report) throws Exception {
    Path copy = Copies.of(source, folder.resolve("copy" + kept.size()));
    kept.add(new Kept(report.snapshot().orElseThrow(), copy));
  }

  /** Restores every snapshot that was ever finished. */
  void assertAllRestore(String hint) throws IOException {
    for (Kept snapshot : kept) {
      assertRestores(snapshot, hint);
    }
  }

  private void assertRestores(Kept old, String hint) throws IOException {
    Path target = folder.resolve("restored");
    assertThat(repository.restore(old.snapshot(), target).problems()).as(hint).isEmpty();
    TreeComparison.assertSame(old.copy(), Copies.below(target, source), hint);
    Copies.remove(target);
  }

  /** A backup of a changed source that nobody kills. */
  void runToTheEnd(Kill kill) throws Exception {
    add(new Random(additions));
    assertThat(kill.run(run)).as("exit code").isZero();
    keep(repository.backup(source, SETTINGS));
    last = repository.check();
  }

  @Override
  public void close() throws IOException {
    try (storage;
        repository) {
      rehearsal.close();
    }
  }
}
