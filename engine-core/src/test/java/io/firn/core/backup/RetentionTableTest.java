package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTableTest {

  private static final byte[] KEY = new byte[32];
  private static final int MANY = 10_000;
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("retention/series");
  }

  /** In order, and more than a buffer holds; the high bit must not turn the order round. */
  private static RetainedObject object(long number) {
    return new RetainedObject(number < 10 ? 1 : 4, number << 50, number);
  }

  private void write() {
    try (RetentionDraft draft = new RetentionDraft(file, KEY)) {
      for (int i = 0; i < MANY; i++) {
        draft.add(object(i), UNTIL.plusSeconds(60L * i + 59));
      }
      draft.finish();
    }
  }

  private static Optional<Instant> kept(long number) {
    return Optional.of(UNTIL.plusSeconds(60L * number));
  }

  private long known(byte[] key) {
    try (RetentionTable table = RetentionTable.open(file, key)) {
      long known = 0;
      for (int i = 0; i < MANY; i++) {
        Optional<Instant> until = table.find(object(i));
        assertThat(until).isIn(kept(i), Optional.empty());
        known += until.isPresent() ? 1 : 0;
      }
      return known;
    }
  }

  @Test
  void whatWasNotedIsKnownToTheMinute() {
    write();
    assertThat(known(KEY)).isEqualTo(MANY);
  }

  @Test
  void whatIsNewIsUnknownAndWhatIsGoneIsPassedOver() {
    write();
    try (RetentionTable table = RetentionTable.open(file, KEY)) {
      assertThat(table.find(new RetainedObject(0, 0, 0))).isEmpty();
      assertThat(table.find(object(5))).isEqualTo(kept(5));
      assertThat(table.find(new RetainedObject(4, object(4000).high(), 3999))).isEmpty();
      assertThat(table.find(object(4000))).isEqualTo(kept(4000));
      assertThat(table.find(object(MANY - 1))).isEqualTo(kept(MANY - 1));
      assertThat(table.find(new RetainedObject(5, 0, 0))).isEmpty();
    }
  }

  @Test
  void nothingIsKnownOfATableThatIsNotThereOrWasChangedOrIsAnothersOrCut() throws IOException {
    assertThat(known(KEY)).isZero();
    write();
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(known(other)).isZero();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(known(KEY)).isZero();
    for (int length : List.of(0, 10, 32, bytes.length - RetentionTable.RECORD, bytes.length - 1)) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(known(KEY)).as("%d bytes", length).isZero();
    }
  }

  @Test
  void aDraftThatWasNotFinishedLeavesTheTableAndNothingElse() throws IOException {
    write();
    try (RetentionDraft draft = new RetentionDraft(file, KEY)) {
      draft.add(object(1), UNTIL);
    }
    assertThat(known(KEY)).isEqualTo(MANY);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoError() throws IOException {
    Files.createFile(folder.resolve("retention"));
    write();
    assertThat(known(KEY)).isZero();
  }
}
