package io.firn.core.storage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only moves when somebody waits, which takes no time. */
final class ManualTime {

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  long nanos() {
    return nanos.get();
  }

  Duration now() {
    return Duration.ofNanos(nanos.get());
  }

  void sleep(Duration pause) {
    pauses.add(pause);
    nanos.addAndGet(pause.toNanos());
  }

  List<Duration> pauses() {
    return pauses;
  }
}
