package io.firn.testkit.storage;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.random.RandomGenerator;

/** A body with scripted faults; like every channel here, for one thread. */
final class FaultyChannel implements ReadableByteChannel {

  private final ReadableByteChannel delegate;
  private final List<Step> steps;
  private final RandomGenerator random;
  private long given;

  FaultyChannel(ReadableByteChannel delegate, List<Step> steps, RandomGenerator random) {
    this.delegate = delegate;
    this.steps = steps;
    this.random = random;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int start = target.position();
    int limit = target.limit();
    long most = target.remaining();
    for (Step step : steps) {
      if (step.fault instanceof Fault.BrokenBody(int bytes)) {
        if (given >= bytes) {
          step.happened();
          throw new StorageException.Transient("scripted: broken off after " + given, null);
        }
        most = Math.min(most, bytes - given);
      }
    }
    target.limit(start + (int) most);
    int count;
    try {
      count = delegate.read(target);
    } finally {
      target.limit(limit);
    }
    if (count > 0) {
      if (given == 0) {
        flip(target, start, count);
      }
      given += count;
    }
    return count;
  }

  private void flip(ByteBuffer target, int start, int count) {
    for (Step step : steps) {
      if (step.fault instanceof Fault.FlippedBit) {
        int at = start + random.nextInt(count);
        target.put(at, (byte) (target.get(at) ^ (1 << random.nextInt(8))));
        step.happened();
      }
    }
  }

  @Override
  public boolean isOpen() {
    return delegate.isOpen();
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }
}
