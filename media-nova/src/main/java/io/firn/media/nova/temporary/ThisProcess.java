package io.firn.media.nova.temporary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells processes of this host apart, also those that have the same number one after the other.
 *
 * <p>A process is its number and the clock ticks from the machine's start to its own, as the kernel
 * counts them: the wall clock may be set meanwhile. A host is its name and its namespace of
 * processes: in two containers of the same name the numbers mean different things.
 */
final class ThisProcess {

  private static final Path PROC = Path.of("/proc");

  /** Of {@code /proc/N/stat} behind the name in parentheses, counted from 0. */
  private static final int START_FIELD = 19;

  private ThisProcess() {}

  static String host() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    }
    return name + namespace();
  }

  private static String namespace() {
    try {
      String link = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
      return "/" + link.replaceAll("[^0-9]", "");
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  static String mark() {
    long pid = ProcessHandle.current().pid();
    return pid + "-" + start(pid).orElse("?");
  }

  /** Whether the process with this mark is still there; a mark of another form is of the dead. */
  static boolean lives(String mark) {
    int dash = mark.indexOf('-');
    if (dash <= 0 || !mark.substring(0, dash).matches("[0-9]{1,18}")) {
      return false;
    }
    return start(Long.parseLong(mark.substring(0, dash)))
        .filter(mark.substring(dash + 1)::equals)
        .isPresent();
  }

  private static Optional<String> start(long pid) {
    try {
      String status = Files.readString(PROC.resolve(pid + "/stat"));
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(fields[START_FIELD]);
    } catch (IOException e) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(instant -> "t" + instant.toEpochMilli());
    }
  }
}
