package io.firn.core.index.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes the records of one section, page after page, each sealed when it is full. */
final class PageStream {

  /** Pages that are written with one call: 128 KiB. */
  private static final int BATCH = 32;

  private final FileChannel file;
  private final PageMac mac;
  private final byte[] id;
  private final Section section;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BATCH * Page.SIZE);
  private long page;
  private int inBatch;
  private int inPage;

  PageStream(FileChannel file, PageMac mac, byte[] id, Section section) {
    this.file = file;
    this.mac = mac;
    this.id = id;
    this.section = section;
    this.page = section.firstPage();
  }

  /** Room for the next record, to be filled from the buffer's position on. */
  ByteBuffer next() throws IOException {
    if (inPage == section.perPage()) {
      endPage();
    }
    buffer.position(inBatch * Page.SIZE + inPage * section.recordBytes());
    inPage++;
    return buffer;
  }

  /** Tells whether the next record begins a page. */
  boolean atPageStart() {
    return inPage == 0 || inPage == section.perPage();
  }

  /** Writes what is left. */
  void finish() throws IOException {
    if (inPage > 0) {
      endPage();
    }
    writeBatch();
  }

  private void endPage() throws IOException {
    mac.seal(id, page + inBatch, buffer, inBatch * Page.SIZE);
    inPage = 0;
    inBatch++;
    if (inBatch == BATCH) {
      writeBatch();
    }
  }

  private void writeBatch() throws IOException {
    buffer.position(0).limit(inBatch * Page.SIZE);
    while (buffer.hasRemaining()) {
      file.write(buffer, page * Page.SIZE + buffer.position());
    }
    page += inBatch;
    inBatch = 0;
    buffer.clear();
    for (int i = 0; i < buffer.capacity(); i += Long.BYTES) {
      buffer.putLong(i, 0);
    }
  }
}
