package io.firn.media.files.walk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorted runs of names, one after the other in one temporary file. A name is its length in two
 * bytes and itself.
 */
final class NameRuns implements Closeable {

  private final FileChannel file;
  private final List<Long> starts = new ArrayList<>();

  NameRuns(FileChannel file) {
    this.file = file;
  }

  /** Adds a run of names that are in order. */
  void append(List<byte[]> sorted) throws IOException {
    starts.add(file.position());
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
    for (byte[] name : sorted) {
      out.writeShort(name.length);
      out.write(name);
    }
    out.flush();
  }

  /** Reads all runs at once; closing the result closes the file. */
  SortedNames merge() throws IOException {
    return new Merge();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class Merge implements SortedNames {

    private final PriorityQueue<NameRunReader> heads =
        new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.head(), b.head()));
    private final long memory;

    Merge() throws IOException {
      for (int i = 0; i < starts.size(); i++) {
        long end = i + 1 < starts.size() ? starts.get(i + 1) : file.size();
        NameRunReader reader = new NameRunReader(file, starts.get(i), end);
        if (reader.advance()) {
          heads.add(reader);
        }
      }
      memory = (long) starts.size() * NameRunReader.BUFFER_BYTES;
    }

    @Override
    public byte[] next() throws IOException {
      NameRunReader least = heads.poll();
      if (least == null) {
        return null;
      }
      byte[] name = least.head();
      if (least.advance()) {
        heads.add(least);
      }
      return name;
    }

    @Override
    public long memory() {
      return memory;
    }

    @Override
    public void close() throws IOException {
      NameRuns.this.close();
    }
  }
}
