package io.firn.core.tune;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.core.pipeline.Cutting;
import io.firn.core.probe.ProbeClock;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Samples a disk or another single stream. It can only be read from its beginning, so it is read as
 * far as the time goes, and pieces of what was read are kept.
 */
final class BlockSampler {

  private final SampleLimits limits;
  private final ProbeClock clock;
  private final DataSample sample;
  private final Tally tally;
  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  BlockSampler(SampleLimits limits, ProbeClock clock, DataSample sample) {
    this.limits = limits;
    this.clock = clock;
    this.sample = sample;
    this.tally = sample.tally();
  }

  void sample(BlockStream stream) throws MediaException {
    Lottery<ByteBuffer> lottery = new Lottery<>(limits.bytes());
    long before = tally.readBytes + tally.holeBytes;
    try (ContentReader reader = stream.open()) {
      read(reader, stream.name(), lottery);
    } catch (MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      // A command that is not read to its end complains; what it gave is a sample all the same.
      if (!tally.imagesCut || lottery.kept().isEmpty()) {
        throw e;
      }
    }
    tally.imageBytes += tally.readBytes + tally.holeBytes - before;
    Cutting cutting = stream.aligned() ? Cutting.ALIGNED : Cutting.CONTENT_DEFINED;
    lottery.kept().forEach(lot -> sample.add(new Piece(lot.item(), cutting)));
  }

  private void read(ContentReader reader, String name, Lottery<ByteBuffer> lottery)
      throws MediaException {
    TimedReading reading = new TimedReading(clock, tally);
    long end = clock.nanos() + limits.walking().plus(limits.reading()).toNanos();
    boolean more = true;
    for (long part = 0; more; part++) {
      if (clock.nanos() > end) {
        tally.imagesCut = true;
        return;
      }
      ByteBuffer target = buffer();
      more = reading.fill(reader, target);
      target.flip();
      long number = Lottery.number(limits.seed(), name, part);
      if (target.hasRemaining() && lottery.wants(number, target.remaining())) {
        lottery
            .enter(new Lottery.Lot<>(number, target.remaining(), target))
            .forEach(lot -> free.add(lot.item()));
      } else {
        free.add(target);
      }
    }
  }

  private ByteBuffer buffer() {
    ByteBuffer used = free.poll();
    return used == null ? sample.allocate(DataSampler.PIECE) : used.clear();
  }
}
