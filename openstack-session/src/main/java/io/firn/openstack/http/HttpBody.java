package io.firn.openstack.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** What a request sends, of a length that is known. Immutable, or safe for use by many threads. */
public interface HttpBody {

  /** No bytes. */
  HttpBody NONE = of(List.of());

  /** Bytes in all. */
  long length();

  /** Bytes of the first buffer that is not empty; 0 when that is known only once it is there. */
  default int first() {
    return 0;
  }

  /**
   * Begins at the first byte. Called for each sending, for a second one also while the pieces of
   * the first may still be asked for by a thread of the client.
   */
  Pieces open() throws IOException;

  /** The bytes in order. Used by one thread at a time. */
  @FunctionalInterface
  interface Pieces {

    /**
     * The next ones, or null behind the last. May wait for them: that is no silence of the server.
     * A buffer must not be changed any more.
     *
     * @throws IOException to end the request with
     */
    ByteBuffer next() throws IOException;
  }

  /** Buffers as they are, not changed by sending: direct ones go to the socket without a copy. */
  static HttpBody of(List<ByteBuffer> buffers) {
    List<ByteBuffer> all = List.copyOf(buffers);
    long length = all.stream().mapToLong(ByteBuffer::remaining).sum();
    return new HttpBody() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public int first() {
        return all.stream()
            .mapToInt(ByteBuffer::remaining)
            .filter(n -> n > 0)
            .findFirst()
            .orElse(0);
      }

      @Override
      public Pieces open() {
        Iterator<ByteBuffer> rest = all.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
      }
    };
  }
}
