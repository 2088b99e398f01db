package io.firn.core.storage;

import static java.util.Objects.requireNonNull;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Sends again what may succeed the next time: {@link StorageException.Transient} and, a few times,
 * {@link StorageException.Integrity}. All other errors will not get better and pass at once. Bodies
 * that break off go on from where they were, by {@link ResumingChannel}.
 *
 * <p><b>A put that is sent again and then finds its name taken</b> may have been done by its own
 * earlier attempt, whose answer was lost. So the object that is there is compared with the payload:
 * equal bytes are success, anything else is {@link StorageException.Exists}. A segment, named by
 * the SHA-256 of its bytes, is compared by its size only. Equal bytes of somebody else are no
 * danger: where it matters who was first, objects hold their writer's random id. An {@code Exists}
 * at the first attempt always passes, it cannot be ours.
 */
public final class RetryingStorage extends AroundStorage {

  private final Retrier retrier;

  /** Waits for real. */
  public RetryingStorage(Storage delegate, RetryPolicy policy, RetryListener listener) {
    this(delegate, policy, listener, Thread::sleep, new Random());
  }

  RetryingStorage(
      Storage delegate,
      RetryPolicy policy,
      RetryListener listener,
      Sleeper sleeper,
      RandomGenerator random) {
    this(delegate, new Retrier(policy, Outage.ends(), listener, sleeper, random));
  }

  RetryingStorage(Storage delegate, Retrier retrier) {
    super(delegate);
    this.retrier = requireNonNull(retrier, "retrier");
  }

  @Override
  <T> T around(StorageVerb verb, String target, Request<T> request) throws StorageException {
    return retrier.call(verb, target, attempt -> request.send());
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    retrier.call(
        StorageVerb.PUT,
        name.value(),
        attempt -> {
          try {
            delegate.put(name, payload);
          } catch (StorageException.Exists taken) {
            if (attempt == 1 || !StoredPayload.isStored(delegate, name, payload)) {
              throw taken;
            }
          }
          return name;
        });
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ReadableByteChannel first = super.open(name, offset, length);
    return new ResumingChannel(delegate, retrier, name, offset, length, first);
  }
}
