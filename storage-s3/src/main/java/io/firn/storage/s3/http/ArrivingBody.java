package io.firn.storage.s3.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A body that does not wait for ever. For one reading thread; an interrupt ends a wait. */
final class ArrivingBody extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);

  private final ScheduledExecutorService watch;
  private final Duration idle;
  private volatile boolean stalled;

  ArrivingBody(InputStream body, ScheduledExecutorService watch, Duration idle) {
    super(body);
    this.watch = watch;
    this.idle = idle;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    ScheduledFuture<?> alarm = watch.schedule(this::giveUp, idle.toMillis(), TimeUnit.MILLISECONDS);
    int count;
    try {
      count = super.read(target, offset, length);
    } catch (IOException e) {
      throw stalled ? stall(e) : e;
    } finally {
      alarm.cancel(false);
    }
    // Closing wakes the reader with the end of the stream.
    if (stalled) {
      throw stall(null);
    }
    return count;
  }

  private void giveUp() {
    stalled = true;
    abandon();
  }

  private IOException stall(IOException cause) {
    HttpTimeoutException stall =
        new HttpTimeoutException("no byte came for " + idle.toSeconds() + " seconds");
    stall.initCause(cause);
    return stall;
  }

  /** Ends the connection, unless the body has ended. */
  void abandon() {
    try {
      in.close();
    } catch (IOException e) {
      LOG.debug("closing a body that nobody wants: {}", e.getMessage());
    }
  }
}
