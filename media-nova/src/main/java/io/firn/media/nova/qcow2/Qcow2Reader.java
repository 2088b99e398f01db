package io.firn.media.nova.qcow2;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the disk within a qcow2 in order. */
final class Qcow2Reader implements ContentReader {

  private final Header header;
  private final ClusterMap map;
  private final FileWindow file;
  private final Inflater inflater = new Inflater(true);

  /** The content of the compressed cluster of this number; -1 for none. */
  private byte[] inflated = new byte[0];

  private long inflatedNumber = -1;
  private long position;

  Qcow2Reader(Header header, ClusterMap map, FileWindow file, long position) {
    this.header = header;
    this.map = map;
    this.file = file;
    this.position = position;
  }

  @Override
  public long skipHole() throws MediaException {
    long from = position;
    while (position < header.size()) {
      int table = (int) (position / header.tableSpan());
      if (map.isTableAbsent(table)) {
        passTo((table + 1) * header.tableSpan());
      } else if (map.find(number()) instanceof Cluster.Zeros) {
        passTo((number() + 1) << header.clusterBits());
      } else {
        break;
      }
    }
    return position - from;
  }

  private long number() {
    return position >>> header.clusterBits();
  }

  /** Beyond the end the sum may have left the range of a long. */
  private void passTo(long end) {
    position = end < 0 ? header.size() : Math.min(end, header.size());
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position == header.size()) {
      return -1;
    }
    int within = (int) (position & (header.clusterSize() - 1));
    int count =
        (int)
            Math.min(
                Math.min(target.remaining(), header.clusterSize() - within),
                header.size() - position);
    switch (map.find(number())) {
      case Cluster.Zeros _ -> {
        return 0;
      }
      case Cluster.Plain(long offset) -> {
        int limit = target.limit();
        file.read(offset + within, target.limit(target.position() + count));
        target.limit(limit);
      }
      case Cluster.Compressed compressed -> {
        inflate(number(), compressed);
        target.put(inflated, within, count);
      }
    }
    position += count;
    return count;
  }

  private void inflate(long number, Cluster.Compressed compressed) throws MediaException {
    if (inflatedNumber == number) {
      return;
    }
    inflatedNumber = -1;
    if (inflated.length == 0) {
      inflated = new byte[header.clusterSize()];
    }
    ByteBuffer bytes = ByteBuffer.allocate(compressed.length());
    file.read(compressed.offset(), bytes);
    inflater.reset();
    inflater.setInput(bytes.flip());
    try {
      int count = 0;
      int more;
      do {
        more = inflater.inflate(inflated, count, inflated.length - count);
        count += more;
      } while (more > 0 && count < inflated.length);
      if (count < inflated.length) {
        throw Header.damaged("a compressed cluster is too short");
      }
    } catch (DataFormatException e) {
      throw new MediaException.Failed(
          "the disk is a damaged qcow2: a compressed cluster cannot be read", e);
    }
    inflatedNumber = number;
  }

  /** What is stored does not change. */
  @Override
  public boolean changedWhileRead() {
    return false;
  }

  @Override
  public void close() throws MediaException {
    inflater.end();
    file.close();
  }
}
