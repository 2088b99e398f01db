package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an object that a caller asks for. Swift gives what there is of a range that goes
 * beyond the end; here that is an error.
 *
 * @param offset of the first byte
 * @param length bytes, or {@link Storage#TO_END}
 */
record ObjectRange(ObjectName name, long offset, long length) {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:([0-9]+)-([0-9]+)|\\*)/([0-9]+)");

  ObjectRange {
    if (offset < 0 || length < Storage.TO_END) {
      throw new IllegalArgumentException("no range: " + length + " bytes from " + offset);
    }
  }

  private boolean isToEnd() {
    return length == Storage.TO_END;
  }

  /** The same call for this range. */
  HttpCall in(HttpCall call) {
    if (isToEnd()) {
      return offset == 0 ? call : call.with("Range", "bytes=" + offset + "-");
    }
    long last = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length - 1;
    return call.with("Range", "bytes=" + offset + "-" + last);
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
  long answered(HttpAnswer answer) throws StorageException {
    Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
    boolean partial = range.matches() && range.group(1) != null;
    long size =
        partial
            ? Long.parseLong(range.group(3))
            : answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    long first = partial ? Long.parseLong(range.group(1)) : 0;
    if (first != offset || size < 0) {
      throw new StorageException.Permanent(
          "%s: the server answers from byte %d, asked for %d".formatted(name, first, offset), null);
    }
    return within(size);
  }

  /** The object's size, as the refusal of a range says. */
  static OptionalLong sizeIn(HttpAnswer refusal) {
    Matcher range = CONTENT_RANGE.matcher(refusal.header("Content-Range").orElse(""));
    return range.matches() ? OptionalLong.of(Long.parseLong(range.group(3))) : OptionalLong.empty();
  }
}
