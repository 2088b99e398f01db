package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The part of an object that a caller asks for. S3 gives what there is of a range that goes beyond
 * the end; here that is an error.
 *
 * @param offset of the first byte
 * @param length bytes, or {@link Storage#TO_END}
 */
record ObjectRange(ObjectName name, long offset, long length) {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]+)-[0-9]+/([0-9]+)");

  ObjectRange {
    if (offset < 0 || length < Storage.TO_END) {
      throw new IllegalArgumentException("no range: " + length + " bytes from " + offset);
    }
  }

  private boolean isToEnd() {
    return length == Storage.TO_END;
  }

  /** The header's value; empty for the whole object. */
  Optional<String> header() {
    if (isToEnd()) {
      return offset == 0 ? Optional.empty() : Optional.of("bytes=" + offset + "-");
    }
    long last = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length - 1;
    return Optional.of("bytes=" + offset + "-" + last);
  }

  /** Bytes of this range in an object of {@code size}. */
  long within(long size) throws StorageException.BadRange {
    if (offset > size || length > size - offset) {
      throw new StorageException.BadRange(
          "%s has %d bytes, not %d from %d".formatted(name, size, length, offset), null);
    }
    return isToEnd() ? size - offset : length;
  }

  /** Bytes that a successful answer's body must have. */
  long answered(GetObjectResponse answer) throws StorageException {
    String given = answer.contentRange() == null ? "" : answer.contentRange();
    Matcher range = CONTENT_RANGE.matcher(given);
    boolean partial = range.matches();
    long first = partial ? Long.parseLong(range.group(1)) : 0;
    if (first != offset || (!partial && answer.contentLength() == null)) {
      throw new StorageException.Permanent(
          "%s: the server answers from byte %d, asked for %d".formatted(name, first, offset), null);
    }
    return within(partial ? Long.parseLong(range.group(2)) : answer.contentLength());
  }
}
