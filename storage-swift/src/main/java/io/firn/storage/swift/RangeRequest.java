package io.firn.storage.swift;

import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.StorageException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a range is asked for, and what the answer says of it. Swift gives what there is of a range
 * that goes beyond the end; here that is an error.
 */
record RangeRequest(ObjectRange range) {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:([0-9]+)-([0-9]+)|\\*)/([0-9]+)");

  /** The same call for this range. */
  HttpCall in(HttpCall call) {
    if (range.isToEnd()) {
      return range.offset() == 0 ? call : call.with("Range", "bytes=" + range.offset() + "-");
    }
    long last =
        range.offset() > Long.MAX_VALUE - range.length()
            ? Long.MAX_VALUE
            : range.offset() + range.length() - 1;
    return call.with("Range", "bytes=" + range.offset() + "-" + last);
  }

  /** Bytes that a successful answer's body must have. */
  long answered(HttpAnswer answer) throws StorageException {
    Matcher given = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
    boolean partial = given.matches() && given.group(1) != null;
    long size =
        partial
            ? Long.parseLong(given.group(3))
            : answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    long first = partial ? Long.parseLong(given.group(1)) : 0;
    if (first != range.offset() || size < 0) {
      throw new StorageException.Permanent(
          "%s: the server answers from byte %d, asked for %d"
              .formatted(range.name(), first, range.offset()),
          null);
    }
    return range.within(size);
  }

  /** The object's size, as the refusal of a range says. */
  static OptionalLong sizeIn(HttpAnswer refusal) {
    Matcher given = CONTENT_RANGE.matcher(refusal.header("Content-Range").orElse(""));
    return given.matches() ? OptionalLong.of(Long.parseLong(given.group(3))) : OptionalLong.empty();
  }
}
