package io.firn.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.MediaException;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WalkAheadTest {

  private final AtomicInteger walked = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private interface End {
    TreeEntry next() throws MediaException;
  }

  /** So many files, then what the end gives. */
  private TreeStream stream(int files, int bytesEach, End end) throws MediaException {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < files; i++) {
      tree.file("%06d".formatted(i), new byte[bytesEach]);
    }
    TreeStream all = (TreeStream) tree.streams().getFirst();
    return new TreeStream() {
      @Override
      public String name() {
        return all.name();
      }

      @Override
      public TreeWalk walk() throws MediaException {
        TreeWalk walk = all.walk();
        return new TreeWalk() {
          @Override
          public TreeEntry next() throws MediaException {
            TreeEntry entry = walk.next();
            if (entry == null) {
              return end.next();
            }
            walked.incrementAndGet();
            return entry;
          }

          @Override
          public void close() throws MediaException {
            closed.incrementAndGet();
            walk.close();
          }
        };
      }
    };
  }

  private static List<String> rest(TreeWalk walk) throws MediaException {
    List<String> paths = new ArrayList<>();
    for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
      paths.add(entry.attributes().path().toString());
    }
    return paths;
  }

  @Test
  void givesEachEntryOnceInOrderAndThenTheEndForEver() throws IOException {
    for (int files : List.of(0, 1, 63, 64, 65, 1000)) {
      try (TreeWalk walk = new WalkAhead(stream(files, 1, () -> null))) {
        assertThat(rest(walk)).hasSize(files).isSorted().doesNotHaveDuplicates();
        assertThat(walk.next()).isNull();
        assertThat(walk.next()).isNull();
      }
    }
    assertThat(closed).hasValue(6);
  }

  @Test
  void aFailureComesAfterWhatWasWalkedBeforeIt() throws IOException {
    End fails =
        () -> {
          throw new MediaException.Failed("the disk is gone", null);
        };
    try (TreeWalk walk = new WalkAhead(stream(100, 1, fails))) {
      for (int i = 0; i < 100; i++) {
        assertThat(walk.next()).isNotNull();
      }
      assertThatThrownBy(walk::next)
          .isInstanceOf(MediaException.Failed.class)
          .hasMessage("the disk is gone");
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void aBugInThePluginComesOutAsItIs() throws IOException {
    End fails =
        () -> {
          throw new IllegalStateException("a bug");
        };
    try (TreeWalk walk = new WalkAhead(stream(0, 1, fails))) {
      assertThatThrownBy(walk::next).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closingEarlyEndsTheWalkAndWaitsForThat() throws IOException {
    try (TreeWalk walk = new WalkAhead(stream(5000, 1, () -> null))) {
      assertThat(walk.next()).isNotNull();
    }
    assertThat(closed).hasValue(1);
    assertThat(walked.get()).isLessThan(5 * 64 + 1);
  }

  @Test
  void closingEndsAWalkThatWaits() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    End never =
        () -> {
          waits.countDown();
          try {
            new CountDownLatch(1).await();
            return null;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException.Interrupted("interrupted", e);
          }
        };
    TreeWalk walk = new WalkAhead(stream(0, 1, never));
    waits.await();
    walk.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void isNotFarAheadWhereFilesAreLarge() throws IOException {
    try (TreeWalk walk = new WalkAhead(stream(40, 8 << 20, () -> null))) {
      for (int taken = 1; taken <= 40; taken++) {
        walk.next();
        // Two files are a batch: one is being taken, three wait, one is ready to be put.
        assertThat(walked.get()).isLessThanOrEqualTo(taken + 5 * 2);
      }
    }
  }

  @Test
  void anInterruptEndsTheWaiting() throws IOException {
    try (TreeWalk walk = new WalkAhead(stream(1, 1, () -> null))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(walk::next).isInstanceOf(MediaException.Interrupted.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
