package io.firn.testkit.storage;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ForwardingStorage;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Any storage, with a script of faults in front of it.
 *
 * <pre>{@code
 * FaultyStorage faulty =
 *     new FaultyStorage(storage, seed)
 *         .script(Call.nth(Verb.PUT, 3).below("segments/"), Fault.answerLost())
 *         .script(Call.page(2), Fault.transientError());
 * backup(faulty);
 * faulty.assertAllExercised();
 * }</pre>
 *
 * <p>A step that is met by no call proves nothing, therefore the last line. Safe for many threads;
 * which of several concurrent calls is the n-th is then theirs to decide.
 */
public final class FaultyStorage extends ForwardingStorage {

  private final long seed;
  private final Random random;
  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> pages = new ConcurrentHashMap<>();

  /** Wraps {@code delegate}; {@code seed} decides whatever the script leaves to chance. */
  public FaultyStorage(Storage delegate, long seed) {
    super(delegate);
    this.seed = seed;
    // Random locks itself, so that many threads may draw from it.
    this.random = new Random(seed);
  }

  /** Adds a step. Steps count independently of each other. */
  public FaultyStorage script(Call call, Fault fault) {
    steps.add(new Step(call, fault));
    return this;
  }

  /**
   * Ends the script; calls are counted from 1 again by the next one. For many scripts on one opened
   * repository.
   */
  public void forgetScript() {
    steps.clear();
  }

  /** How often the fault given for {@code call} happened so far. */
  public int exercised(Call call) {
    return steps.stream().filter(step -> step.call.equals(call)).mapToInt(Step::exercised).sum();
  }

  /**
   * Fails when a step of the script was not met.
   *
   * @throws AssertionError naming the steps and the seed
   */
  public void assertAllExercised() {
    List<Step> missed = steps.stream().filter(step -> step.exercised() == 0).toList();
    if (!missed.isEmpty()) {
      throw new AssertionError("faults that no call met (seed " + seed + "): " + missed);
    }
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    List<Step> hits = hits(Verb.PUT, name.value(), 0);
    before(hits);
    delegate.put(name, torn(hits, payload));
    after(hits);
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    List<Step> hits = hits(Verb.OPEN, name.value(), 0);
    before(hits);
    ReadableByteChannel channel = delegate.open(name, offset, length);
    after(hits);
    return hits.isEmpty() ? channel : new FaultyChannel(channel, hits, random);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    List<Step> hits = hits(Verb.INFO, name.value(), 0);
    before(hits);
    ObjectInfo info = delegate.info(name);
    after(hits);
    return info;
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    int number = cursor.isEmpty() ? 1 : pages.getOrDefault(prefix + ' ' + cursor, 1);
    List<Step> hits = hits(Verb.LIST, prefix, number);
    before(hits);
    ListPage page = delegate.list(prefix, cursor);
    if (!page.isLast()) {
      pages.put(prefix + ' ' + page.next(), number + 1);
    }
    after(hits);
    return page;
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    List<Step> hits = hits(Verb.DELETE, name.value(), 0);
    before(hits);
    delegate.delete(name);
    after(hits);
  }

  /** Empty: each deletion is a call of its own, so that it can have a fault of its own. */
  @Override
  public Optional<BulkDelete> bulkDelete() {
    return Optional.empty();
  }

  @Override
  public Instant now() throws StorageException {
    List<Step> hits = hits(Verb.NOW, "", 0);
    before(hits);
    Instant now = delegate.now();
    after(hits);
    return now;
  }

  private List<Step> hits(Verb verb, String target, int page) {
    List<Step> hits = new ArrayList<>();
    for (Step step : steps) {
      if (step.hits(verb, target, page, random)) {
        hits.add(step);
      }
    }
    return hits;
  }

  private static void before(List<Step> hits) throws StorageException {
    for (Step step : hits) {
      if (step.fault instanceof Fault.Before(String what, Fault.Action action)) {
        run(step, what, action);
      }
    }
  }

  private static void after(List<Step> hits) throws StorageException {
    for (Step step : hits) {
      if (step.fault instanceof Fault.After(String what, Fault.Action action)) {
        run(step, what, action);
      }
    }
  }

  private static void run(Step step, String what, Fault.Action action) throws StorageException {
    step.happened();
    try {
      action.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Interrupted("interrupted at the scripted fault: " + what, e);
    }
  }

  private static Payload torn(List<Step> hits, Payload payload) {
    Payload sent = payload;
    for (Step step : hits) {
      if (step.fault instanceof Fault.LostTail(int bytes)) {
        sent = new TornPayload(sent, Math.max(0, sent.length() - bytes));
        step.happened();
      }
    }
    return sent;
  }

  /** The first {@code length} bytes of another payload. */
  private record TornPayload(Payload whole, long length) implements Payload {
    @Override
    public List<ByteBuffer> buffers() {
      List<ByteBuffer> kept = new ArrayList<>();
      long rest = length;
      for (ByteBuffer buffer : whole.buffers()) {
        int count = (int) Math.min(rest, buffer.remaining());
        kept.add(buffer.slice().limit(count).slice());
        rest -= count;
      }
      return kept;
    }
  }
}
