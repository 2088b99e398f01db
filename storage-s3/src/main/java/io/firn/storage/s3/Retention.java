package io.firn.storage.s3;

import java.time.Duration;
import java.time.Instant;

/**
 * How objects are kept.
 *
 * @param compliance whether nobody at all may end it before its time; else those whom the account
 *     allows
 * @param period for which a new object is kept
 */
record Retention(boolean compliance, Duration period) {

  /** As S3 writes it. */
  String mode() {
    return compliance ? "COMPLIANCE" : "GOVERNANCE";
  }

  /** Until when an object is kept that is put now. */
  Instant from(Instant now) {
    return now.plus(period);
  }
}
