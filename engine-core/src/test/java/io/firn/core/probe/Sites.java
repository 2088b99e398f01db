package io.firn.core.probe;

import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.crypto.RandomId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What tests of single parts give them to work with. */
final class Sites {

  static final Duration DURATION = Duration.ofSeconds(30);
  static final long BYTES = 1L << 30;
  static final long SEED = 20_261_123;

  /** So that one storage may be tried twice. */
  private static final AtomicLong NEXT = new AtomicLong();

  private Sites() {}

  static ProbeSettings settings() {
    return new ProbeSettings(16, _ -> 16, Optional.of("x-settle-time"));
  }

  static ProbeSite site(Storage storage, ManualClock clock) {
    return site(storage, clock, settings());
  }

  static ProbeSite site(Storage storage, ManualClock clock, ProbeSettings settings) {
    Ration ration = new Ration(DURATION, BYTES, clock);
    return new ProbeSite(
        new RationedStorage(storage, ration),
        new ProbeNames(new RandomId(1, NEXT.getAndIncrement())),
        ration,
        clock,
        settings,
        new SplittableRandom(SEED));
  }

  /** Tells what it sends before it is stored, as storages that send over a line do. */
  static Storage sending(Storage storage) {
    return new ForwardingStorage(storage) {
      @Override
      public void put(ObjectName name, Payload payload) throws StorageException {
        announce(payload);
        super.put(name, payload);
      }
    };
  }

  static void announce(Payload payload) throws StorageException {
    for (ByteBuffer buffer : payload.buffers()) {
      for (int rest = buffer.remaining(); rest > 0; rest -= 64 << 10) {
        payload.sending(Math.min(rest, 64 << 10));
      }
    }
  }
}
