package io.firn.core.tune;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process. */
final class ProcessorTime {

  private ProcessorTime() {}

  /** Nanoseconds of all threads so far; 0 where the system does not tell. */
  static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }
}
