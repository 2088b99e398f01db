package io.firn.core.index;

import static io.firn.core.index.IndexFixture.assertKnown;
import static io.firn.core.index.IndexFixture.assertUnknown;
import static io.firn.core.index.IndexFixture.tables;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.core.chunk.ChunkId;
import io.firn.testkit.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the cache folder, answers are right and nothing fails. */
class CacheDamageTest {

  private static final int PAGE = 4096;

  @TempDir Path folder;

  private final IndexFixture repository = new IndexFixture(11);

  private List<ChunkId> fill(Path cache) throws IOException {
    List<ChunkId> chunks = new ArrayList<>();
    try (RepositoryIndex index = repository.open(cache)) {
      // Merged to a few tables, the largest with several pages of everything but fences.
      for (int i = 0; i < 12; i++) {
        for (int s = 0; s < 10; s++) {
          List<ChunkId> some = repository.make.chunks(60);
          index.uploaded(repository.make.segment(), repository.make.table(some));
          chunks.addAll(some);
        }
        index.flush();
      }
    }
    return chunks;
  }

  @Test
  void aFlippedBitInAnyPageIsHealed() throws IOException {
    Path cache = folder.resolve("cache");
    List<ChunkId> chunks = fill(cache);
    int pages = (int) (Files.size(tables(cache).getFirst()) / PAGE);
    for (int page = 0; page < pages; page++) {
      Path table = tables(cache).getFirst();
      byte[] bytes = Files.readAllBytes(table);
      int place = Math.min(bytes.length - 1, page * PAGE + repository.random.nextInt(PAGE));
      bytes[place] ^= (byte) (1 << repository.random.nextInt(8));
      Files.write(table, bytes);
      try (RepositoryIndex index = repository.open(cache)) {
        assertKnown(index, chunks);
        assertUnknown(index, repository.make.chunks(200));
        for (int number = 0; number < index.segments(); number++) {
          assertThat(index.segment(number)).as("byte %d", place).isNotNull();
        }
      }
    }
  }

  @Test
  void pagesInEachOthersPlaceAreNoticed() throws IOException {
    Path cache = folder.resolve("cache");
    List<ChunkId> chunks = fill(cache);
    Path table = tables(cache).getFirst();
    byte[] bytes = Files.readAllBytes(table);
    int last = bytes.length - PAGE;
    byte[] page = Arrays.copyOfRange(bytes, last, bytes.length);
    System.arraycopy(bytes, last - PAGE, bytes, last, PAGE);
    System.arraycopy(page, 0, bytes, last - PAGE, PAGE);
    Files.write(table, bytes);
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
    }
  }

  @Test
  void aCutOrGrownOrEmptyTableIsMadeAnew() throws IOException {
    Path cache = folder.resolve("cache");
    List<ChunkId> chunks = fill(cache);
    for (int length : new int[] {0, 1, PAGE, 2 * PAGE, 5 * PAGE + 17}) {
      Path table = tables(cache).getFirst();
      Files.write(table, Arrays.copyOf(Files.readAllBytes(table), length));
      try (RepositoryIndex index = repository.open(cache)) {
        assertKnown(index, chunks);
      }
    }
  }

  @Test
  void garbageOfAnyNameIsPassedOverOrRemoved() throws IOException {
    Path cache = folder.resolve("cache");
    List<ChunkId> chunks = fill(cache);
    byte[] noise = new byte[3 * PAGE];
    repository.random.nextBytes(noise);
    Files.write(cache.resolve("noise.table"), noise);
    Files.write(cache.resolve("note.txt"), noise);
    Files.createDirectories(cache.resolve("folder.table/with"));
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
    }
    assertThat(cache.resolve("noise.table")).doesNotExist();
    assertThat(cache.resolve("note.txt")).exists();
  }

  @Test
  void tablesOfAnotherKeyAreMadeAnew() throws IOException {
    Path cache = folder.resolve("cache");
    List<ChunkId> chunks = fill(cache);
    repository.keys.changeCacheKey();
    InMemoryStorage client = repository.storage.reopen();
    try (RepositoryIndex index =
        RepositoryIndex.open(
            client, repository.keys, Optional.of(cache), RepositoryIndex.OnDamage.FAIL)) {
      assertKnown(index, chunks);
    }
    assertThat(client.traffic().bytesDown()).isPositive();
  }

  @Test
  void whatAKilledRunLeftIsRemovedLaterButNotAtOnce() throws IOException {
    Path cache = folder.resolve("cache");
    fill(cache);
    Path old = Files.write(cache.resolve("0123.tmp"), new byte[PAGE]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Path fresh = Files.write(cache.resolve("4567.tmp"), new byte[PAGE]);
    repository.open(cache).close();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void aMergeKilledBeforeItRemovedItsInputsCostsNothing() throws IOException {
    Path cache = folder.resolve("cache");
    Path copy = Files.createDirectories(folder.resolve("copy"));
    List<ChunkId> chunks = new ArrayList<>();
    try (RepositoryIndex index = repository.open(cache)) {
      for (int i = 0; i < 9; i++) {
        for (Path table : Files.exists(cache) ? tables(cache) : List.<Path>of()) {
          Path kept = copy.resolve(table.getFileName());
          if (!Files.exists(kept)) {
            Files.copy(table, kept);
          }
        }
        chunks.addAll(repository.store(index, 50));
      }
    }
    for (Path input : tables(copy)) {
      Path back = cache.resolve(input.getFileName());
      if (!Files.exists(back)) {
        Files.copy(input, back);
      }
    }
    try (RepositoryIndex index = repository.open(cache)) {
      assertKnown(index, chunks);
      assertThat(index.segments()).isEqualTo(9);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsDoneWithout() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    List<ChunkId> chunks = fill(file.resolve("below"));
    try (RepositoryIndex index = repository.open(file.resolve("below"))) {
      assertKnown(index, chunks);
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    Path cache = folder.resolve("a/b");
    fill(cache);
    assertThat(Files.getPosixFilePermissions(cache))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(tables(cache).getFirst()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
