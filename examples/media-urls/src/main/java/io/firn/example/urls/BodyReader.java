package io.firn.example.urls;

import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Reads one body. An end before the length that the server said is an error of the HTTP client. */
final class BodyReader implements ContentReader {

  private final HttpUrl url;
  private final InputStream body;
  private final boolean changed;
  private final byte[] buffer = new byte[64 << 10];

  /**
   * Reads from the start.
   *
   * @param expected length when the URL was found
   */
  BodyReader(HttpUrl url, HttpResponse<InputStream> response, OptionalLong expected) {
    this.url = url;
    this.body = response.body();
    this.changed = expected.isPresent() && !Web.length(response).equals(expected);
  }

  /** The web knows no holes. */
  @Override
  public long skipHole() {
    return 0;
  }

  @Override
  public int read(ByteBuffer target) throws MediaException {
    if (!target.hasRemaining()) {
      return 0;
    }
    try {
      int count = body.read(buffer, 0, Math.min(buffer.length, target.remaining()));
      if (count > 0) {
        target.put(buffer, 0, count);
      }
      return count;
    } catch (IOException e) {
      throw Web.failed(url, e);
    }
  }

  @Override
  public boolean changedWhileRead() {
    return changed;
  }

  @Override
  public void close() throws MediaException {
    try {
      body.close();
    } catch (IOException e) {
      throw Web.failed(url, e);
    }
  }
}
