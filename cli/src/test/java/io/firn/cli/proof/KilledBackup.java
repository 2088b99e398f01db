package io.firn.cli.proof;

import io.firn.api.storage.Storage;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A backup in a process of its own, that tells its storage calls and may be killed. */
final class KilledBackup {

  /** What the shell shows for SIGKILL; {@code Runtime.halt} runs no hook and no finally either. */
  static final int HALTED = 137;

  /** Printed after each storage call that was answered. */
  static final String CALL = "call";

  /** Bytes of a segment, and of segments between two index pieces. */
  static final int SEGMENT = 64 << 10;

  private KilledBackup() {}

  /**
   * Where a backup ends.
   *
   * @param prefix of the object's name or the listing
   * @param number of the call among those of the verb below the prefix, from 1
   * @param after the call took effect
   * @param checkpoints commit one after every entry
   */
  record Point(Verb verb, String prefix, int number, boolean after, boolean checkpoints) {

    @Override
    public String toString() {
      return "%s %s %s #%d%s"
          .formatted(
              after ? "after" : "before",
              verb,
              prefix,
              number,
              checkpoints ? " with checkpoints" : "");
    }
  }

  /** Starts a process that runs until it is killed from outside. */
  static Process start(Path folder, Path source) throws IOException {
    return start(folder, source, List.of());
  }

  /** Starts a process that kills itself at a point. */
  static Process start(Path folder, Path source, Point point) throws IOException {
    return start(
        folder,
        source,
        List.of(
            point.verb().name(),
            point.prefix(),
            Integer.toString(point.number()),
            Boolean.toString(point.after()),
            Boolean.toString(point.checkpoints())));
  }

  private static Process start(Path folder, Path source, List<String> point) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBackup.class.getName(),
                folder.toString(),
                source.toString()));
    command.addAll(point);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The process: folder with container and cache, source, and the fields of a point or nothing. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    boolean checkpoints = args.length > 2 && Boolean.parseBoolean(args[6]);
    try (Storage storage = ProofRepository.folder(folder.resolve("container"))) {
      FaultyStorage told = new FaultyStorage(storage, 0);
      try (ProofRepository repository =
          ProofRepository.open(told, Optional.of(folder.resolve("cache")))) {
        if (args.length > 2) {
          Call call = Call.nth(Verb.valueOf(args[2]), Integer.parseInt(args[4])).below(args[3]);
          Fault.Action halt = () -> Runtime.getRuntime().halt(HALTED);
          told.script(call, Boolean.parseBoolean(args[5]) ? Fault.after(halt) : Fault.before(halt));
        } else {
          for (Verb verb : Verb.values()) {
            told.script(Call.every(verb), Fault.after(() -> System.out.println(CALL)));
          }
        }
        repository.backup(
            Path.of(args[1]),
            ProofRepository.settings(
                SEGMENT,
                checkpoints ? Duration.ZERO : ProofRepository.NEVER,
                Duration.ofMillis(200),
                4 * SEGMENT));
      }
    }
  }
}
