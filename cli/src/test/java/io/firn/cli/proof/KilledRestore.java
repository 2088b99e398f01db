package io.firn.cli.proof;

import io.firn.api.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A restore in a process of its own, to be killed from outside. */
final class KilledRestore {

  /** Printed when the restore begins. */
  static final String BEGINS = "begins";

  private KilledRestore() {}

  static Process start(Path folder, String snapshot, Path target) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRestore.class.getName(),
                folder.toString(),
                snapshot,
                target.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The process: folder with container and cache, snapshot, target. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (Storage storage = Ground.folder(folder.resolve("container")).open();
        ProofRepository repository =
            ProofRepository.open(storage, Optional.of(folder.resolve("cache")))) {
      System.out.println(BEGINS);
      repository.restore(args[1], Path.of(args[2]));
    }
  }
}
