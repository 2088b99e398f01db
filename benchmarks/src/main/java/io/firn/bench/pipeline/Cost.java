package io.firn.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one run cost. Decimal units but for memory.
 *
 * @param megabytesPerSecond of raw data, by the clock on the wall
 * @param cpuSecondsPerGigabyte of all threads of this process, the virtual machine's own included
 * @param allocatedPerGigabyte megabytes of heap for each gigabyte of raw data
 * @param peakMebibytes of resident memory, without what the place itself holds in this process
 * @param storedShare bytes in the storage for each byte of raw data
 * @param requests that were sent
 */
record Cost(
    double megabytesPerSecond,
    double cpuSecondsPerGigabyte,
    double allocatedPerGigabyte,
    double peakMebibytes,
    double storedShare,
    double requests) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Told to JMH by {@link CostProfiler}; one benchmark runs at a time. */
  private static Optional<Cost> last = Optional.empty();

  /** Takes what the run before cost; there is one for each run. */
  static synchronized Optional<Cost> takeLast() {
    Optional<Cost> taken = last;
    last = Optional.empty();
    return taken;
  }

  static synchronized void publish(Cost cost) {
    last = Optional.of(cost);
  }

  /** Begins to measure. */
  static Running begin(StorageMeter meter) throws IOException {
    System.gc();
    resetPeak();
    return new Running(
        meter,
        requests(meter),
        meter.snapshot().bytesUp(),
        System.nanoTime(),
        SYSTEM.getProcessCpuTime(),
        THREADS.getTotalThreadAllocatedBytes());
  }

  /** Makes the kernel count the peak from now on; where it cannot, the peak is of the process. */
  private static void resetPeak() throws IOException {
    Path references = Path.of("/proc/self/clear_refs");
    if (Files.isWritable(references)) {
      Files.writeString(references, "5");
    }
  }

  private static double peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  private static long requests(StorageMeter meter) {
    return meter.snapshot().verbs().values().stream()
        .mapToLong(StorageMetrics.VerbMetrics::requests)
        .sum();
  }

  /** A run under way. */
  record Running(
      StorageMeter meter, long requests, long bytesUp, long clock, long cpu, long allocated) {

    /**
     * Ends the run.
     *
     * @param raw bytes that it moved
     * @param inProcess bytes that the place holds here
     */
    void end(long raw, long inProcess) throws IOException {
      long wall = System.nanoTime() - clock;
      long cpuNow = SYSTEM.getProcessCpuTime();
      long allocatedNow = THREADS.getTotalThreadAllocatedBytes();
      publish(
          new Cost(
              raw * 1e3 / wall,
              (double) (cpuNow - cpu) / raw,
              (allocatedNow - allocated) * 1e3 / raw,
              peak() - inProcess / (double) (1 << 20),
              (double) (meter.snapshot().bytesUp() - bytesUp) / raw,
              Cost.requests(meter) - requests));
    }
  }
}
