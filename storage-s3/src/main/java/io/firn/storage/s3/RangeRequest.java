package io.firn.storage.s3;

import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.StorageException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * How a range is asked for, and what the answer says of it. S3 gives what there is of a range that
 * goes beyond the end; here that is an error.
 */
record RangeRequest(ObjectRange range) {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]+)-[0-9]+/([0-9]+)");

  /** The header's value; empty for the whole object. */
  Optional<String> header() {
    if (range.isToEnd()) {
      return range.offset() == 0 ? Optional.empty() : Optional.of("bytes=" + range.offset() + "-");
    }
    long last =
        range.offset() > Long.MAX_VALUE - range.length()
            ? Long.MAX_VALUE
            : range.offset() + range.length() - 1;
    return Optional.of("bytes=" + range.offset() + "-" + last);
  }

  /** Bytes that a successful answer's body must have. */
  long answered(GetObjectResponse answer) throws StorageException {
    String given = answer.contentRange() == null ? "" : answer.contentRange();
    Matcher part = CONTENT_RANGE.matcher(given);
    boolean partial = part.matches();
    long first = partial ? Long.parseLong(part.group(1)) : 0;
    if (first != range.offset() || (!partial && answer.contentLength() == null)) {
      throw new StorageException.Permanent(
          "%s: the server answers from byte %d, asked for %d"
              .formatted(range.name(), first, range.offset()),
          null);
    }
    return range.within(partial ? Long.parseLong(part.group(2)) : answer.contentLength());
  }
}
