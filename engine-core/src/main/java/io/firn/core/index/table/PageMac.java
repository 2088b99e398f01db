package io.firn.core.index.table;

import io.firn.core.crypto.HmacSha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The keyed checksum of pages: HMAC-SHA-256 over the table's random id, the number of the page and
 * its payload, cut to 16 bytes. The id and the number keep a page from being put in another's
 * place. Safe for use by many threads.
 *
 * <p>Measured on 4 KiB pages: HMAC-SHA-256 4.2 us from the first call on; AES-GMAC 1.3 to 4.7 us
 * when warm, 6 to 17 us in the first half minute of a process, and it needs a nonce rule. A page is
 * checked once per run, so HMAC it is.
 */
public final class PageMac {

  /** Bytes of a table's id. */
  static final int ID_BYTES = 16;

  /** One thread's tools; made once, as a new MAC object costs more than a page. */
  private static final class Worker {
    final HmacSha256 mac;
    final byte[] page = new byte[Page.SIZE];
    final byte[] place = new byte[ID_BYTES + Long.BYTES];
    final byte[] result = new byte[HmacSha256.BYTES];

    Worker(HmacSha256 mac) {
      this.mac = mac;
    }
  }

  private final byte[] key;
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  /**
   * With the repository's key for local copies.
   *
   * @param key 32 bytes
   */
  public PageMac(byte[] key) {
    this.key = key.clone();
  }

  /** Enters the MAC into the page that {@code page} holds from {@code position} on. */
  void seal(byte[] id, long number, ByteBuffer page, int position) {
    Worker worker = take();
    page.get(position, worker.page);
    compute(worker, id, number);
    page.put(position + Page.PAYLOAD, worker.result, 0, Page.MAC_BYTES);
    idle.add(worker);
  }

  /** Tells whether the page bears the MAC of this place. */
  boolean isAuthentic(byte[] id, long number, ByteBuffer page) {
    Worker worker = take();
    page.get(page.position(), worker.page);
    compute(worker, id, number);
    byte[] expected = Arrays.copyOf(worker.result, Page.MAC_BYTES);
    byte[] found = Arrays.copyOfRange(worker.page, Page.PAYLOAD, Page.SIZE);
    idle.add(worker);
    return MessageDigest.isEqual(expected, found);
  }

  private static void compute(Worker worker, byte[] id, long number) {
    ByteBuffer.wrap(worker.place).put(id).putLong(number);
    worker.mac.update(worker.place, 0, worker.place.length);
    worker.mac.update(worker.page, 0, Page.PAYLOAD);
    worker.mac.finish(worker.result);
  }

  private Worker take() {
    Worker worker = idle.poll();
    return worker != null ? worker : new Worker(new HmacSha256(key));
  }
}
