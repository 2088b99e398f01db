package io.firn.media.nova.qcow2;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** The raw disk within a file in the format qcow2. */
public final class Qcow2Disk implements StoredContent {

  private final StoredContent file;
  private final Header header;
  private final LongBuffer tables;

  private Qcow2Disk(StoredContent file, Header header, LongBuffer tables) {
    this.file = file;
    this.header = header;
    this.tables = tables;
  }

  /** Whether a file says that it is a qcow2 of any kind. */
  public static boolean isOne(StoredContent file) throws MediaException {
    if (file.length() < Integer.BYTES) {
      return false;
    }
    ByteBuffer magic = ByteBuffer.allocate(Integer.BYTES);
    ClusterMap.readFully(file, 0, magic);
    return magic.getInt(0) == Header.MAGIC;
  }

  /**
   * Opens a file.
   *
   * @throws MediaException.Misconfigured when it is of a kind that cannot be read here
   * @throws MediaException.Failed when it is damaged
   */
  public static Qcow2Disk open(StoredContent file) throws MediaException {
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(Header.BYTES, file.length()));
    ClusterMap.readFully(file, 0, start);
    Header header = Header.read(start.flip(), file.length());
    ByteBuffer tables = ByteBuffer.allocate(header.tables() * Long.BYTES);
    if (header.tables() > 0) {
      ClusterMap.readFully(file, header.tableOffset(), tables);
    }
    return new Qcow2Disk(file, header, tables.flip().asLongBuffer());
  }

  @Override
  public long length() {
    return header.size();
  }

  @Override
  public ContentReader open(long position) {
    if (position < 0 || position > header.size()) {
      throw new IllegalArgumentException(position + " is not within " + header.size());
    }
    ClusterMap map = new ClusterMap(header, file, tables);
    return new Qcow2Reader(header, map, new FileWindow(file), position);
  }
}
