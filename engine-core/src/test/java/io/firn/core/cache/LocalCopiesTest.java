package io.firn.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectName;
import io.firn.core.crypto.RandomId;
import io.firn.core.format.ObjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopiesTest {

  private static final ObjectName NAME = ObjectNames.snapshot(new RandomId(1, 2));
  private static final ObjectName OTHER = ObjectNames.snapshot(new RandomId(3, 4));

  @TempDir Path folder;

  private LocalCopies copies() {
    return new LocalCopies(Optional.of(folder.resolve("copies")));
  }

  @Test
  void whatIsKeptIsFoundByTheNextProcessUntilItIsDropped() {
    copies().keep(NAME, new byte[] {1, 2});
    assertThat(copies().find(NAME)).contains(new byte[] {1, 2});
    assertThat(copies().find(OTHER)).isEmpty();
    copies().drop(NAME);
    assertThat(copies().find(NAME)).isEmpty();
  }

  @Test
  void pruningLeavesWhatIsWantedAndNothingElse() throws IOException {
    copies().keep(NAME, new byte[] {1});
    copies().keep(OTHER, new byte[] {2});
    Path leftover = folder.resolve("copies/snapshots/killed.tmp");
    Files.createFile(leftover);
    copies().prune("snapshots/", name -> name.equals(new RandomId(3, 4).toString()));
    assertThat(copies().find(NAME)).isEmpty();
    assertThat(copies().find(OTHER)).isPresent();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNoError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    LocalCopies copies = new LocalCopies(Optional.of(file));
    copies.keep(NAME, new byte[1]);
    assertThat(copies.find(NAME)).isEmpty();
    copies.drop(NAME);
    copies.prune("snapshots/", _ -> false);
  }

  @Test
  void withoutAFolderNothingIsKept() throws IOException {
    LocalCopies none = new LocalCopies(Optional.empty());
    none.keep(NAME, new byte[1]);
    none.drop(NAME);
    none.prune("snapshots/", _ -> false);
    assertThat(none.find(NAME)).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of());
    }
  }
}
