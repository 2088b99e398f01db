package io.firn.bench.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used so far, as Linux counts it.
 *
 * @param wallNanos of the clock
 * @param cpuNanos of all threads
 * @param majorFaults pages that a mapping had to wait for
 * @param readBytes from disks, with what the kernel read ahead
 * @param writtenBytes handed to disks or to their cache
 */
record ProcessFigures(
    long wallNanos, long cpuNanos, long majorFaults, long readBytes, long writtenBytes) {

  /** Of now. */
  static ProcessFigures now() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    // The name in brackets may hold blanks; the fields are counted behind it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new ProcessFigures(
        System.nanoTime(),
        cpu(),
        Long.parseLong(fields[9]),
        field("/proc/self/io", "read_bytes"),
        field("/proc/self/io", "write_bytes"));
  }

  ProcessFigures since(ProcessFigures start) {
    return new ProcessFigures(
        wallNanos - start.wallNanos,
        cpuNanos - start.cpuNanos,
        majorFaults - start.majorFaults,
        readBytes - start.readBytes,
        writtenBytes - start.writtenBytes);
  }

  double seconds() {
    return wallNanos / 1e9;
  }

  double cpuSeconds() {
    return cpuNanos / 1e9;
  }

  /** MB of memory that belongs to this process alone. */
  static long anonymousMegabytes() throws IOException {
    return field("/proc/self/status", "RssAnon") / 1000;
  }

  /** MB of pages of mapped files that this process has touched and that are in memory. */
  static long fileMegabytes() throws IOException {
    return field("/proc/self/status", "RssFile") / 1000;
  }

  private static long field(String file, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of(file))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException(file + " has no " + name);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
