package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Puts the decorators round a plugin's storage, in the order whose reasons stand in the description
 * of this package. What was not asked for is left out, so that it costs nothing. For one storage.
 */
public final class StorageStack {

  private final StorageTraffic traffic;
  private final Optional<StorageMeter> meter;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final Retrier retrier;

  /**
   * Real time.
   *
   * @param meter counts what is sent; empty when nobody wants to know
   * @param outages told when the storage is away for longer than the usual attempts
   */
  public StorageStack(
      StorageTraffic traffic, Optional<StorageMeter> meter, OutageListener outages) {
    this(traffic, RetryPolicy.DEFAULT, meter, outages);
  }

  /** Real time, for those who cannot wait as long as others. */
  public StorageStack(
      StorageTraffic traffic,
      RetryPolicy policy,
      Optional<StorageMeter> meter,
      OutageListener outages) {
    this(traffic, policy, meter, outages, System::nanoTime, Thread::sleep, new Random());
  }

  StorageStack(
      StorageTraffic traffic,
      RetryPolicy policy,
      Optional<StorageMeter> meter,
      OutageListener outages,
      LongSupplier nanoTime,
      Sleeper sleeper,
      RandomGenerator random) {
    this.traffic = requireNonNull(traffic, "traffic");
    this.meter = requireNonNull(meter, "meter");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.sleeper = requireNonNull(sleeper, "sleeper");
    this.retrier =
        new Retrier(
            policy,
            new Outage(traffic.waitForStorage(), outages, nanoTime),
            meter.isPresent() ? meter.get() : RetryListener.NONE,
            sleeper,
            random);
  }

  /** Opens a plugin's storage. */
  @FunctionalInterface
  public interface Opening {
    Storage open() throws StorageException;
  }

  /**
   * The storage as the engine uses it; closing it closes the plugin's.
   *
   * @throws StorageException of the opening, at once unless storages are waited for: most often it
   *     is an address that was mistyped
   */
  public Storage open(Opening opening) throws StorageException {
    Storage plugin =
        traffic.waitForStorage().isZero()
            ? opening.open()
            : retrier.call(StorageVerb.INFO, "the container", attempt -> opening.open());
    return over(plugin);
  }

  Storage over(Storage plugin) {
    Storage storage = plugin;
    if (meter.isPresent()) {
      storage = new MeteredStorage(storage, meter.get(), nanoTime);
    }
    if (!traffic.stuckAfter().isZero()) {
      storage = new WatchdogStorage(storage, new Watchdog(traffic.stuckAfter(), nanoTime, sleeper));
    }
    if (traffic.connections().isPresent()) {
      storage = new BoundedStorage(storage, traffic.connections().getAsInt());
    }
    if (traffic.isThrottled()) {
      storage = throttled(storage);
    }
    return new RetryingStorage(storage, retrier);
  }

  private Storage throttled(Storage storage) {
    Optional<TokenBucket> requests =
        traffic.requests().isPresent()
            ? Optional.of(bucket(traffic.requests().getAsDouble(), 1))
            : Optional.empty();
    return new ThrottledStorage(
        storage, bytes(traffic.upload()), bytes(traffic.download()), requests);
  }

  /** A tenth of a second's bytes may pass at once: short enough for other users of the line. */
  private Optional<TokenBucket> bytes(OptionalLong limit) {
    return limit.isPresent()
        ? Optional.of(bucket((double) limit.getAsLong(), limit.getAsLong() / 10.0))
        : Optional.empty();
  }

  private TokenBucket bucket(double perSecond, double burst) {
    return new TokenBucket(perSecond, burst, nanoTime, sleeper);
  }
}
