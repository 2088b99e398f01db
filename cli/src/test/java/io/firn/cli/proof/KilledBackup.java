package io.firn.cli.proof;

import io.firn.api.storage.Storage;
import io.firn.core.backup.BackupSettings;
import io.firn.core.pipeline.PipelineSettings;
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
  static final int KILLED = 137;

  /** Printed when the repository is open and the backup begins. */
  static final String BEGUN = "begun";

  /** Printed after each storage call that was answered, with the verb and the kind of object. */
  static final String ANSWERED = "answered ";

  /** Bytes of a segment. */
  static final int SEGMENT = 16 << 10;

  /** Segments that may be on their way at the same time. */
  static final int UPLOADS = 2;

  /** Time after which new index entries are stored, by the clock of the child. */
  static final Duration FLUSH = Duration.ofMillis(200);

  /** What that clock says a segment takes: a flush is due after every fourth. */
  static final Duration UPLOAD = Duration.ofMillis(50);

  /** With what the names of all objects begin. */
  private static final List<String> KINDS =
      List.of("firn", "keys/", "segments/", "index/", "snapshots/", "gc/");

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

  /** What is backed up, and where to. */
  record Run(Ground ground, Path cache, Path source) {}

  /** Starts a process that runs until it is killed from outside, or to its end. */
  static Process start(Run run, boolean checkpoints) throws IOException {
    return start(run, List.of(Boolean.toString(checkpoints)));
  }

  /** Starts a process that kills itself at a point. */
  static Process start(Run run, Point point) throws IOException {
    return start(
        run,
        List.of(
            Boolean.toString(point.checkpoints()),
            point.verb().name(),
            point.prefix(),
            Integer.toString(point.number()),
            Boolean.toString(point.after())));
  }

  private static Process start(Run run, List<String> end) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBackup.class.getName(),
                run.ground().text(),
                run.cache().toString(),
                run.source().toString()));
    command.addAll(end);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The process: ground, cache, source, checkpoints, fields of a point. */
  public static void main(String[] args) throws IOException {
    CountingClock clock = new CountingClock(UPLOAD);
    try (Storage storage = Ground.parse(args[0]).open()) {
      FaultyStorage told = new FaultyStorage(storage, 0);
      try (ProofRepository repository = ProofRepository.open(told, Optional.of(Path.of(args[1])))) {
        told.script(Call.every(Verb.PUT).below("segments/"), Fault.after(clock::tick));
        if (args.length > 4) {
          Call call = Call.nth(Verb.valueOf(args[4]), Integer.parseInt(args[6])).below(args[5]);
          Fault.Action halt = () -> Runtime.getRuntime().halt(KILLED);
          told.script(call, Boolean.parseBoolean(args[7]) ? Fault.after(halt) : Fault.before(halt));
        } else {
          tellCalls(told);
        }
        System.out.println(BEGUN);
        repository.backup(Path.of(args[2]), settings(Boolean.parseBoolean(args[3])), clock);
      }
    }
  }

  private static void tellCalls(FaultyStorage told) {
    tell(told, Verb.NOW, "");
    for (String kind : KINDS) {
      for (Verb verb : Verb.values()) {
        if (verb != Verb.NOW) {
          tell(told, verb, kind);
        }
      }
    }
  }

  private static void tell(FaultyStorage told, Verb verb, String kind) {
    String line = ANSWERED + verb + " " + kind;
    told.script(Call.every(verb).below(kind), Fault.after(() -> System.out.println(line)));
  }

  private static BackupSettings settings(boolean checkpoints) {
    PipelineSettings pipeline =
        PipelineSettings.defaults().withMaxSegmentSize(SEGMENT).withUploads(UPLOADS);
    return ProofRepository.settings(
        pipeline, checkpoints ? Duration.ZERO : ProofRepository.NEVER, FLUSH, Long.MAX_VALUE);
  }
}
