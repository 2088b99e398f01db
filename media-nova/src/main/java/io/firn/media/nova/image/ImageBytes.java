package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.CloudErrors;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector.Pause;
import io.firn.openstack.http.HttpDownload;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The data of one image, from any byte on. Where the server answers no ranges, bytes before that
 * are fetched and passed over. Thread-safe.
 */
final class ImageBytes {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int SKIPPED_AT_ONCE = 256 << 10;

  private final Cloud cloud;
  private final Image image;
  private final Pause pause;
  private volatile Boolean ranges;

  ImageBytes(Cloud cloud, Image image, Pause pause) {
    this.cloud = cloud;
    this.image = image;
    this.pause = pause;
  }

  Image image() {
    return image;
  }

  long size() {
    return image.size();
  }

  /**
   * Whether the server answers ranges, found out once. It depends on where Glance keeps the image:
   * files give 206, Swift gives 400.
   */
  boolean answersRanges() throws MediaException {
    Boolean known = ranges;
    if (known == null) {
      known = probe();
      ranges = known;
    }
    return known;
  }

  /** Whether it is known that a further attempt does not cost all bytes again. */
  boolean isCheapToOpen() {
    return Boolean.TRUE.equals(ranges);
  }

  private boolean probe() throws MediaException {
    Attempts attempts = new Attempts(pause);
    while (true) {
      try {
        return probeOnce();
      } catch (MediaException.Transient e) {
        attempts.failed(e, image.toString());
      }
    }
  }

  private boolean probeOnce() throws MediaException {
    HttpDownload download = cloud.open(call().with("Range", "bytes=0-0"));
    download.open().ifPresent(ImageBytes::close);
    return switch (download.answer().status()) {
      case PARTIAL -> true;
      case OK, 400, 416, 501 -> false;
      default -> throw CloudErrors.of(download.answer(), "data of " + image);
    };
  }

  private static void close(ReadableByteChannel body) {
    try {
      body.close();
    } catch (IOException e) {
      // Nobody wants it.
    }
  }

  private HttpCall call() throws MediaException {
    return cloud.call(Service.IMAGE, "GET", "/images/" + image.id() + "/file");
  }

  /**
   * Opens a stretch.
   *
   * @param length of it; the body may have more behind it
   * @throws IOException when the connection breaks while bytes are passed over
   */
  ReadableByteChannel open(long from, long length) throws IOException {
    boolean whole = from == 0 && length == size();
    if (!whole && answersRanges()) {
      long last = from + length - 1;
      return opened(call().with("Range", "bytes=" + from + "-" + last), PARTIAL, from);
    }
    ReadableByteChannel body = opened(call(), OK, 0);
    boolean skipped = false;
    try {
      skip(body, from);
      skipped = true;
      return body;
    } finally {
      if (!skipped) {
        close(body);
      }
    }
  }

  private ReadableByteChannel opened(HttpCall call, int expected, long from) throws MediaException {
    HttpDownload download = cloud.open(call);
    HttpAnswer answer = download.answer();
    if (!answer.isSuccess()) {
      throw CloudErrors.of(answer, "data of " + image);
    }
    boolean right = answer.status() == expected && begins(answer, from);
    if (!right) {
      download.open().ifPresent(ImageBytes::close);
      throw new MediaException.Failed(
          "data of %s: asked for bytes from %d on, the answer is status %d, %s"
              .formatted(
                  image,
                  from,
                  answer.status(),
                  answer.header("Content-Range").orElse("without a range")),
          null);
    }
    return download.open().orElseThrow();
  }

  private static boolean begins(HttpAnswer answer, long from) {
    return answer.status() != PARTIAL
        || answer.header("Content-Range").orElse("").startsWith("bytes " + from + "-");
  }

  private void skip(ReadableByteChannel body, long count) throws IOException {
    ByteBuffer passed = ByteBuffer.allocate(SKIPPED_AT_ONCE);
    for (long left = count; left > 0; ) {
      int read = body.read(passed.clear().limit((int) Math.min(left, passed.capacity())));
      if (read < 0) {
        throw new EOFException(image + " ends " + left + " bytes before it was read to before");
      }
      left -= read;
    }
  }
}
