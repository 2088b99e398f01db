package io.firn.storage.swift;

import io.firn.api.storage.ServerDate;
import io.firn.openstack.http.HttpAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Times in the headers of an answer, all by the clocks of the proxies. Stateless. */
final class SwiftClock {

  private SwiftClock() {}

  /** When the answer was given; whole seconds. */
  static Optional<Instant> date(HttpAnswer answer) {
    return answer.header("Date").flatMap(ServerDate::parse);
  }

  /** When the object was created: seconds with a fraction, where the server has them. */
  static Optional<Instant> modified(HttpAnswer answer) {
    return answer
        .header("X-Timestamp")
        .filter(text -> text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?"))
        .map(BigDecimal::new)
        .map(
            seconds ->
                Instant.ofEpochSecond(
                    seconds.longValue(),
                    seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()))
        .or(() -> answer.header("Last-Modified").flatMap(ServerDate::parse));
  }
}
