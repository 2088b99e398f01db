package io.firn.core.tune;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import io.firn.core.pipeline.Cutting;
import io.firn.core.probe.ProbeClock;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Samples one tree: walks it first, then reads the files that were drawn. */
final class TreeSampler {

  /** Pieces of one file that take part: a file of 16 GiB or more has as many chances as that. */
  private static final long MOST_OF_FILE = 4096;

  private final SampleLimits limits;
  private final ProbeClock clock;
  private final DataSample sample;
  private final Tally tally;

  TreeSampler(SampleLimits limits, ProbeClock clock, DataSample sample) {
    this.limits = limits;
    this.clock = clock;
    this.sample = sample;
    this.tally = sample.tally();
  }

  void sample(TreeStream tree) throws MediaException {
    Lottery<TreeEntry> lottery = new Lottery<>(limits.bytes());
    try (TreeWalk walk = tree.walk()) {
      long end = clock.nanos() + limits.walking().toNanos();
      for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
        FileAttributes file = entry.attributes();
        if (file.type() == FileType.FILE && file.hardLinkTo().isEmpty()) {
          enter(entry, lottery);
        }
        if (clock.nanos() > end) {
          tally.walkCut = true;
          break;
        }
      }
      read(lottery);
    }
  }

  private void enter(TreeEntry entry, Lottery<TreeEntry> lottery) {
    long size = entry.attributes().size();
    tally.files++;
    tally.fileBytes += size;
    String name = entry.attributes().path().toString();
    long parts = Math.min(MOST_OF_FILE, Math.ceilDiv(size, (long) DataSampler.PIECE));
    for (long part = 0; part < parts; part++) {
      long length = Math.min(DataSampler.PIECE, size - part * DataSampler.PIECE);
      long number = Lottery.number(limits.seed(), name, part);
      if (lottery.wants(number, length)) {
        lottery.enter(new Lottery.Lot<>(number, length, entry));
      }
    }
  }

  /** Of a file with several lots its beginning is read, as long as they are together. */
  private void read(Lottery<TreeEntry> lottery) throws MediaException {
    Map<TreeEntry, Long> lengths = new LinkedHashMap<>();
    lottery.kept().forEach(lot -> lengths.merge(lot.item(), lot.bytes(), Long::sum));
    long end = clock.nanos() + limits.reading().toNanos();
    for (Map.Entry<TreeEntry, Long> drawn : lengths.entrySet()) {
      if (clock.nanos() > end) {
        break;
      }
      long size = drawn.getKey().attributes().size();
      if (drawn.getValue() < size) {
        tally.shortened++;
      }
      ByteBuffer bytes = read(drawn.getKey(), Math.toIntExact(drawn.getValue()));
      if (bytes.hasRemaining()) {
        sample.add(new Piece(bytes, Cutting.CONTENT_DEFINED));
      }
    }
  }

  /** The beginning; empty when the file cannot be read. */
  private ByteBuffer read(TreeEntry file, int length) throws MediaException {
    ByteBuffer target = sample.allocate(length);
    try (ContentReader reader = file.open()) {
      new TimedReading(clock, tally).fill(reader, target);
    } catch (MediaException.Interrupted e) {
      throw e;
    } catch (MediaException e) {
      tally.unreadable++;
      target.clear();
      return target.limit(0);
    }
    return target.flip();
  }
}
