package io.firn.bench.scale;

import io.firn.core.repository.Repository;
import io.firn.core.snapshot.SnapshotDocument;
import io.firn.core.storage.StorageMetrics;
import io.firn.core.storage.StorageVerb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets a repository grow by real backups, and at each size measures one backup of the same small
 * change, the listing of snapshots, a plain check and the loading of the index on a machine that
 * has no local copy of it.
 *
 * <p>Arguments: {@code chunks}, {@code snapshots} or {@code documents}, whichever is to grow; an
 * empty folder, which is left behind; the sizes, ascending. {@code documents} are snapshots without
 * a backup, copies of one: so that there are many soon, without index pieces of their own.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -DskipTests dependency:build-classpath -Dmdep.outputFile=cp
 * java -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
 *     -cp "$(cat benchmarks/cp):benchmarks/target/classes" \
 *     io.firn.bench.scale.Growth chunks FOLDER 10000 100000 1000000 10000000
 * }</pre>
 */
final class Growth {

  /** Backups that are measured at each size. */
  private static final int ROUNDS = 5;

  private final GrowingRepository growing;
  private final SmallTree measured = new SmallTree("/measured");
  private final SmallTree other = new SmallTree("/other");
  private long chunks;
  private int snapshots;

  private Growth(GrowingRepository growing) {
    this.growing = growing;
  }

  public static void main(String[] arguments) throws Exception {
    long[] sizes = Arrays.stream(arguments).skip(2).mapToLong(Long::parseLong).toArray();
    try (GrowingRepository growing = new GrowingRepository(Path.of(arguments[1]))) {
      Growth growth = new Growth(growing);
      System.out.println("| what | s | CPU s | put | open | info | list | other | up | down |");
      growth.measure("the first of all");
      for (long size : sizes) {
        switch (arguments[0]) {
          case "chunks" -> growth.fill(size);
          case "snapshots" -> growth.pile(size);
          case "documents" -> growth.copy(size);
          default -> throw new IllegalArgumentException(arguments[0]);
        }
        growth.report(size + " " + arguments[0]);
      }
    }
  }

  private void fill(long size) throws IOException {
    ProcessFigures start = ProcessFigures.now();
    try (Repository repository = growing.open()) {
      growing.backup(repository, new NumberedDisk(chunks, size - chunks), Optional.empty());
      snapshots++;
    }
    chunks = size;
    print("growing", start, growing.metrics());
  }

  private void pile(long size) throws IOException {
    try (Repository repository = growing.open()) {
      Optional<String> parent = Optional.empty();
      while (snapshots < size) {
        other.change();
        parent = Optional.of(growing.backup(repository, other, parent));
        snapshots++;
      }
    }
  }

  private void copy(long size) throws IOException {
    try (Repository repository = growing.open()) {
      other.change();
      String original = growing.backup(repository, other, Optional.empty());
      SnapshotDocument document = repository.snapshots().find(original).document();
      snapshots++;
      for (; snapshots < size; snapshots++) {
        repository.snapshots().create(repository.randomId(), document);
      }
    }
  }

  private void report(String size) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      measure(size + ", backup " + round);
    }
    try (Repository repository = growing.open()) {
      StorageMetrics before = growing.metrics();
      ProcessFigures start = ProcessFigures.now();
      int found = repository.snapshots().finished().size();
      print(size + ", listing of " + found + " snapshots", start, before);

      before = growing.metrics();
      start = ProcessFigures.now();
      long pieces = growing.pieces(repository);
      print(size + ", loading an index of " + pieces + " pieces anew", start, before);

      before = growing.metrics();
      start = ProcessFigures.now();
      long segments = growing.check(repository).segments();
      print(size + ", check of " + segments + " segments", start, before);
    }
    System.out.printf(
        "| %s, memory | RssAnon %,d MB | RssFile %,d MB |%n",
        size, ProcessFigures.anonymousMegabytes(), ProcessFigures.fileMegabytes());
  }

  /**
   * One backup of the small change. Opening the repository comes before it: three requests and the
   * work for the password, whatever its size.
   */
  private void measure(String what) throws IOException {
    measured.change();
    try (Repository repository = growing.open()) {
      StorageMetrics before = growing.metrics();
      ProcessFigures start = ProcessFigures.now();
      growing.backup(repository, measured, Optional.empty());
      print(what, start, before);
    }
    snapshots++;
  }

  private void print(String what, ProcessFigures start, StorageMetrics before) throws IOException {
    ProcessFigures used = ProcessFigures.now().since(start);
    StorageMetrics after = growing.metrics();
    System.out.printf(
        "| %s | %.3f | %.3f | %d | %d | %d | %d | %d | %,d | %,d |%n",
        what,
        used.seconds(),
        used.cpuSeconds(),
        requests(after, before, StorageVerb.PUT),
        requests(after, before, StorageVerb.OPEN),
        requests(after, before, StorageVerb.INFO),
        requests(after, before, StorageVerb.LIST),
        requests(after, before, StorageVerb.NOW, StorageVerb.DELETE, StorageVerb.RETAIN),
        after.bytesUp() - before.bytesUp(),
        after.bytesDown() - before.bytesDown());
  }

  private static long requests(StorageMetrics after, StorageMetrics before, StorageVerb... verbs) {
    long requests = 0;
    for (StorageVerb verb : verbs) {
      requests += after.verbs().get(verb).requests() - before.verbs().get(verb).requests();
    }
    return requests;
  }
}
