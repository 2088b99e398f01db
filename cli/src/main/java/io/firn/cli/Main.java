package io.firn.cli;

import io.firn.cli.output.ResultStream;
import io.firn.cli.start.NativeLibraries;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The process: its streams, its signals, its exit code. */
public final class Main {

  /** How long a command may take to end after Ctrl-C. The process is gone within two seconds. */
  private static final long GRACE_MILLIS = 1500;

  private static final int INTERRUPTED = 130;
  private static final int OUTPUT_BUFFER = 32 << 10;

  private Main() {}

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("version")) {
      // The streams and the signal handling of a command cost more than the JVM's start.
      System.out.println(Version.line());
      if (System.out.checkError()) {
        System.err.println("firn: standard output cannot be written");
        System.exit(1);
      }
      return;
    }
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(interruption), "interrupt"));
    Host host = host();
    host.home().ifPresent(NativeLibraries::use);
    int code = Firn.run(List.of(arguments), host, interruption);
    interruption.finished();
    System.exit(code);
  }

  /**
   * Runs when the JVM goes down: after an ordinary end there is nothing to do, after a signal the
   * command is asked to clean up. Halting from here gives the exit code; the JVM's own would be 143
   * for SIGTERM.
   */
  private static void interrupt(Interruption interruption) {
    if (interruption.isFinished()) {
      return;
    }
    try {
      interruption.request(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }

  private static Host host() {
    return new Host(
        System.getenv(),
        Optional.ofNullable(System.getProperty("firn.home")).map(Path::of),
        stream(new ResultStream(new FileOutputStream(FileDescriptor.out))),
        stream(new FileOutputStream(FileDescriptor.err)),
        new ProcessTerminal(System.getenv()),
        new LocalClock());
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(
        new BufferedOutputStream(target, OUTPUT_BUFFER), false, StandardCharsets.UTF_8);
  }
}
