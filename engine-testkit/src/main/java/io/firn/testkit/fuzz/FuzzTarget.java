package io.firn.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One reader under odd bytes; the package's text tells how to write one. */
public abstract class FuzzTarget {

  private static final int CHANGES_OF_EACH = 400;
  private static final int MOST_CHANGES = 8000;

  private final Class<? extends Exception> expected;

  /**
   * For subclasses.
   *
   * @param expected what the reader may throw
   */
  protected FuzzTarget(Class<? extends Exception> expected) {
    this.expected = expected;
  }

  /** Reads the bytes; any exception but the expected one is a finding. */
  protected abstract void read(byte[] input) throws Exception;

  /** Good inputs, at least one. */
  protected abstract List<byte[]> seeds() throws Exception;

  @Test
  final void readsItsSeeds() throws Exception {
    for (byte[] seed : seeds()) {
      read(seed);
    }
  }

  @Test
  final void survivesWhatWasFoundBefore() throws Exception {
    for (byte[] input : kept()) {
      survive(input);
    }
  }

  @Test
  final void survivesChangedInputs() throws Exception {
    List<byte[]> inputs = new ArrayList<>(seeds());
    inputs.addAll(kept());
    Mutator mutator = new Mutator(inputs, getClass().getSimpleName().hashCode());
    for (int i = 0; i < Math.min(MOST_CHANGES, CHANGES_OF_EACH * inputs.size()); i++) {
      survive(mutator.next());
    }
  }

  @Test
  @Tag("long")
  final void survivesJazzer() throws Exception {
    String name = getClass().getSimpleName();
    Path kept = Path.of("src", "test", "resources", "fuzz", name);
    assertThat(new Jazzer(getClass(), kept, Path.of("target", "fuzz", name)).run(seeds()))
        .as("inputs that %s does not survive; keep them in %s with the fix", name, kept)
        .isEmpty();
  }

  final void survive(byte[] input) {
    try {
      read(input);
    } catch (Exception | Error e) {
      if (!expected.isInstance(e)) {
        fail("not survived: " + HexFormat.of().formatHex(input), e);
      }
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private List<byte[]> kept() throws IOException {
    Path folder = Path.of("src", "test", "resources", "fuzz", getClass().getSimpleName());
    List<byte[]> inputs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          inputs.add(Files.readAllBytes(file));
        }
      }
    }
    return inputs;
  }
}
