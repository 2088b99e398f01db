package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;

/** Any part of an object is read alone, and one that reaches beyond its end is refused. */
final class RangeCheck implements Obligation {

  /** No multiple of anything. */
  private static final int SIZE = (256 << 10) + 13;

  private static final String ADVICE = "keep no repository there: restores read ranges";

  /** Offset and length; {@link Storage#TO_END} for all that follows. */
  private record Range(long offset, long length) {
    @Override
    public String toString() {
      return length == Storage.TO_END
          ? "from byte " + offset
          : "of %d bytes from byte %d".formatted(length, offset);
    }
  }

  private static final List<Range> INSIDE =
      List.of(
          new Range(0, SIZE),
          new Range(0, 1),
          new Range(1, 1000),
          new Range(SIZE / 3, 70_000),
          new Range(SIZE - 1, 1),
          new Range(SIZE - 10, Storage.TO_END),
          new Range(SIZE, Storage.TO_END));

  private static final List<Range> BEYOND =
      List.of(new Range(SIZE - 5, 10), new Range(SIZE + 1L, Storage.TO_END));

  @Override
  public String name() {
    return "ranges";
  }

  @Override
  public Verdict examine(ProbeSite site) throws StorageException {
    byte[] bytes = site.bytes(SIZE);
    ObjectName name = site.create("range", bytes);
    for (Range range : INSIDE) {
      long end = range.length == Storage.TO_END ? SIZE : range.offset + range.length;
      byte[] expected = Arrays.copyOfRange(bytes, (int) range.offset, (int) end);
      try {
        if (!Arrays.equals(read(site.storage(), name, range), expected)) {
          return new Verdict.Broken("a range " + range + " had other bytes", ADVICE);
        }
      } catch (StorageException.BadRange e) {
        return new Verdict.Broken("a range " + range + " was refused", ADVICE);
      }
    }
    for (Range range : BEYOND) {
      if (!isRefused(site.storage(), name, range)) {
        return new Verdict.Broken(
            "a range %s of an object of %d was not refused".formatted(range, SIZE), ADVICE);
      }
    }
    return new Verdict.Held(
        "%d ranges had their bytes, %d beyond the end were refused"
            .formatted(INSIDE.size(), BEYOND.size()));
  }

  private static boolean isRefused(Storage storage, ObjectName name, Range range)
      throws StorageException {
    try {
      read(storage, name, range);
      return false;
    } catch (StorageException.BadRange expected) {
      return true;
    }
  }

  /** All that comes, also when it is more than was asked for. */
  private static byte[] read(Storage storage, ObjectName name, Range range)
      throws StorageException {
    ByteBuffer read = ByteBuffer.allocate(2 * SIZE);
    try (ReadableByteChannel body = storage.open(name, range.offset, range.length)) {
      int count = 0;
      while (count >= 0 && read.hasRemaining()) {
        count = body.read(read);
      }
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException.Transient("cannot read " + name + ": " + e.getMessage(), e);
    }
    return Arrays.copyOf(read.array(), read.position());
  }
}
